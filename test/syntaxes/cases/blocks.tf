# line comment
// another one
/* a block comment
   on two lines */
terraform {
  required_version = ">= 1.5" # trailing
  backend "s3" {}
}

resource "aws_instance" "web-server" {
  ami           = "ami-0123456789abcdef0"
  instance_type = var.size
  monitoring    = true
  user_data     = null
  cpu_ratio     = 1.5e3
  root_block_device { volume_size = 8 }

  lifecycle {
    create_before_destroy = true
    ignore_changes        = [tags["Name"], ami]
  }

  provisioner "remote-exec" {
    inline = ["sudo apt-get update", "echo \"done\""]
  }

  dynamic "ebs_block_device" {
    for_each = var.disks
    content {
      device_name = ebs_block_device.value["name"]
    }
  }
}

service http "web_proxy" /* why */ {
}

variable "ports" {
  type = list(object({
    internal = number
    name     = optional(string, "http")
  }))
  default = []
}

resource "aws_instance" "half
resource "aws_instance" "typed"
output "after" { value = 1 }
