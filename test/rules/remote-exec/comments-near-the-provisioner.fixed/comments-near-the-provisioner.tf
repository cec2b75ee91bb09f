resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890" # Ubuntu
  instance_type = "t3.small"

  # What the site needs

  # done

  # The site itself
  root_block_device {
    volume_size = 20
  }
}
