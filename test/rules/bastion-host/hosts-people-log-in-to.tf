resource "aws_instance" "bastion" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: bastion-host
  ami      = "ami-0abc"
  key_name = "admin"
}

resource "aws_instance" "by_tag" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: bastion-host
  ami                    = "ami-0abc"
  vpc_security_group_ids = [aws_security_group.admin.id]
  tags                   = { Name = "jump-host-1" }
}

resource "aws_security_group" "admin" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["203.0.113.0/24"]
  }
}

resource "aws_autoscaling_group" "jumpbox" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: bastion-host
  launch_template {
    id = aws_launch_template.jumpbox.id
  }
}

resource "aws_launch_template" "jumpbox" {
  key_name = "admin"
}

resource "google_compute_instance" "admin" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: bastion-host
  name = "bastion"
}

resource "google_compute_firewall" "ssh" {
  network       = "main"
  source_ranges = ["203.0.113.0/24"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "azurerm_linux_virtual_machine" "admin" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: bastion-host
  name = "jump box"

  admin_ssh_key {
    username   = "admin"
    public_key = file("admin.pub")
  }
}
