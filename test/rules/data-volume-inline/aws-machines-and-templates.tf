resource "aws_subnet" "a" {
  cidr_block = "10.0.0.0/24"
}

resource "aws_instance" "zone" {
  availability_zone = "eu-central-1a"

  ebs_block_device {
  #^^^^^^^^^^^^^^^^ warning: data-volume-inline [fix]
    device_name = "/dev/sdf"
    volume_type = "gp3"
    volume_size = var.size

    tags = {
      Name = "zone"
    }
  }
}

resource "aws_instance" "subnet" {
  subnet_id = aws_subnet.a.id

  ebs_block_device {
  #^^^^^^^^^^^^^^^^ warning: data-volume-inline [fix]
    device_name           = "/dev/sdg"
    volume_size           = 10
    delete_on_termination = false
  }

  ebs_block_device {
  #^^^^^^^^^^^^^^^^ warning: data-volume-inline
    device_name = "/dev/sdx"
  }

  root_block_device {
    volume_size = 20
  }
}

resource "aws_instance" "said" {
  ebs_block_device {
  #^^^^^^^^^^^^^^^^ information: data-volume-inline
    device_name           = "/dev/sdh"
    delete_on_termination = true
  }
}

resource "aws_launch_template" "web" {
  block_device_mappings {
  #^^^^^^^^^^^^^^^^^^^^^ warning: data-volume-inline
    device_name = "/dev/sdf"

    ebs {
      delete_on_termination = "false"
    }
  }
}

resource "aws_launch_configuration" "web" {
  ebs_block_device {
  #^^^^^^^^^^^^^^^^ warning: data-volume-inline
    device_name           = "/dev/sdf"
    delete_on_termination = false
  }
}
