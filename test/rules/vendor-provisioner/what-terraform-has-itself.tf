resource "aws_instance" "web" {
  provisioner "file" {
    content     = "a"
    destination = "/tmp/a"
  }

  provisioner "local-exec" {
    command = "chef-client"
  }

  provisioner "remote-exec" {
    inline = ["puppet agent --test"]
  }

  provisioner {
    command = "true"
  }
}

resource "aws_instance" "not_made" {
  count = 0

  provisioner "chef" {
    node_name = "web"
  }
}
