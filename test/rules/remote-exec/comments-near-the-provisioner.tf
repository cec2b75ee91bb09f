resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890" # Ubuntu
  instance_type = "t3.small"

  connection {
    host = self.public_ip
    user = "ubuntu"
  }

  # What the site needs

  # Installs the server
  // from the distribution
  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    # quiet, because logs are long
    inline = [
      "sudo apt-get update -q", # first
      # then the server
      "sudo apt-get install -y nginx",
    ]
  } # done

  # The site itself
  root_block_device {
    volume_size = 20
  }
}
