resource "aws_instance" "queue" {
  ami = var.ami_id

  lifecycle {
    ignore_changes = [tags]
  }
}

resource "aws_volume_attachment" "queue" {
  device_name = "/dev/xvdf"
  volume_id   = aws_ebs_volume.queue.id
  instance_id = aws_instance.queue.id
}

resource "hcloud_server" "named" {
  name  = "mysql-1"
  image = var.image

  lifecycle {
    ignore_changes = [ssh_keys]
  }
}
