resource "aws_instance" "web" {
  ami       = var.ami_id
  user_data = "echo started ${timestamp()}"
  #                           ^^^^^^^^^^^ warning: timestamp-argument [fix]
}

resource "google_compute_instance_template" "web" {
  disk {
    source_image = var.image
    disk_name    = uuid()
    #              ^^^^^^ warning: timestamp-argument [fix]
  }
}

resource "aws_autoscaling_group" "web" {
  name = "web"

  tag {
    key                 = "Updated"
    value               = formatdate("YYYY-MM-DD", timestamp())
    #                                              ^^^^^^^^^^^ warning: timestamp-argument [fix]
    propagate_at_launch = true
  }
}

resource "azurerm_linux_virtual_machine" "web" {
  admin_password = bcrypt(var.password)
  #                ^^^^^^^^^^^^^^^^^^^^ warning: timestamp-argument
}

resource "aws_vpc" "main" {
  tags = {
    Updated = timestamp()
    #         ^^^^^^^^^^^ warning: timestamp-argument [fix]
  }
}

resource "google_storage_bucket" "main" {
  labels = merge(var.labels, { updated = uuid() })
  #                                      ^^^^^^ warning: timestamp-argument [fix]
}

# several times of one machine are one
resource "aws_instance" "twice" {
  ami = timestamp()
  #     ^^^^^^^^^^^ warning: timestamp-argument [fix]

  tags = {
    Created = timestamp()
    #         ^^^^^^^^^^^ warning: timestamp-argument [fix]
  }
}
