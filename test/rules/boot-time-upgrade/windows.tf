resource "aws_launch_configuration" "web" {
  user_data = <<-EOT
    <powershell>
    # Install-WindowsUpdate
    Install-Module PSWindowsUpdate -Force
    Install-WindowsUpdate -AcceptAll
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-upgrade [fix]
    Get-WindowsUpdate -Install -AcceptAll
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-upgrade [fix]
    Get-WindowsUpdate
    </powershell>
  EOT
}
