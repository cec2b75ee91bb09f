resource "aws_subnet" "a" {
  cidr_block = "10.0.0.0/24"
}

resource "aws_instance" "zone" {
  availability_zone = "eu-central-1a"
}

resource "aws_ebs_volume" "zone_sdf" {
  availability_zone = "eu-central-1a"
  type              = "gp3"
  size              = var.size

  tags = {
    Name = "zone"
  }
}

resource "aws_volume_attachment" "zone_sdf" {
  device_name = "/dev/sdf"
  volume_id   = aws_ebs_volume.zone_sdf.id
  instance_id = aws_instance.zone.id
}

resource "aws_instance" "subnet" {
  subnet_id = aws_subnet.a.id

  ebs_block_device {
    device_name = "/dev/sdx"
  }

  root_block_device {
    volume_size = 20
  }
}

resource "aws_ebs_volume" "subnet_sdg" {
  availability_zone = aws_subnet.a.availability_zone
  size              = 10
}

resource "aws_volume_attachment" "subnet_sdg" {
  device_name = "/dev/sdg"
  volume_id   = aws_ebs_volume.subnet_sdg.id
  instance_id = aws_instance.subnet.id
}

resource "aws_instance" "said" {
  ebs_block_device {
    device_name           = "/dev/sdh"
    delete_on_termination = true
  }
}

resource "aws_launch_template" "web" {
  block_device_mappings {
    device_name = "/dev/sdf"

    ebs {
      delete_on_termination = "false"
    }
  }
}

resource "aws_launch_configuration" "web" {
  ebs_block_device {
    device_name           = "/dev/sdf"
    delete_on_termination = false
  }
}
