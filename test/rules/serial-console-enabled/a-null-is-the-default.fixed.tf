resource "aws_ec2_serial_console_access" "web" {
  enabled = false
}
