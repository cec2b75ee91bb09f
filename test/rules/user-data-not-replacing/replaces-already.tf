resource "aws_instance" "web" {
  ami                         = "ami-0abc"
  user_data                   = file("boot.sh")
  user_data_replace_on_change = true
}

resource "aws_instance" "text" {
  ami                         = "ami-0abc"
  user_data                   = file("boot.sh")
  user_data_replace_on_change = "true"
}

resource "aws_instance" "not_known" {
  ami                         = "ami-0abc"
  user_data                   = file("boot.sh")
  user_data_replace_on_change = var.replaces
}

resource "aws_instance" "none" {
  count     = 0
  ami       = "ami-0abc"
  user_data = file("boot.sh")
}

resource "aws_instance" "ignored" {
  ami       = "ami-0abc"
  user_data = file("boot.sh")
  lifecycle {
    ignore_changes = [user_data]
  }
}

resource "aws_instance" "everything_ignored" {
  ami       = "ami-0abc"
  user_data = file("boot.sh")
  lifecycle {
    ignore_changes = all
  }
}

resource "aws_instance" "triggered" {
  ami       = "ami-0abc"
  user_data = file("boot.sh")
  lifecycle {
    replace_triggered_by = [terraform_data.boot]
  }
}

resource "aws_spot_instance_request" "web" {
  ami       = "ami-0abc"
  user_data = file("boot.sh")
}

variable "script" {
  type    = string
  default = null
}

resource "aws_instance" "no_script" {
  ami       = "ami-0abc"
  user_data = var.script
}

resource "google_compute_instance" "web" {
  name                    = "web"
  metadata_startup_script = file("boot.sh")
}

resource "azurerm_linux_virtual_machine" "web" {
  name        = "web"
  custom_data = filebase64("boot.sh")
}

resource "aws_instance" "empty" {
  ami       = "ami-0abc"
  user_data = ""
}
