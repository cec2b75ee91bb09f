resource "aws_launch_configuration" "web" {
  user_data = <<-EOT
    <powershell>
    # Install-WindowsUpdate
    Install-Module PSWindowsUpdate -Force
    Get-WindowsUpdate
    </powershell>
  EOT
}
