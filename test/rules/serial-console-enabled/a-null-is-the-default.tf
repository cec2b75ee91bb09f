resource "aws_ec2_serial_console_access" "web" {
  enabled = null
# ^^^^^^^^^^^^^^ warning: serial-console-enabled [fix]
}
