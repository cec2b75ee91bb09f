data "aws_ami" "web" {
#^^^^^^^^^^^^^^^^^^^^ hint: no-postcondition-on-image
  owners = ["self"]
}

locals {
  image = data.aws_ami.web.id
}

resource "aws_launch_template" "web" {
  image_id = local.image
}

data "google_compute_image" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: no-postcondition-on-image
  family = "web"
}

resource "google_compute_instance" "web" {
  boot_disk {
    initialize_params {
      image = data.google_compute_image.web.self_link
    }
  }
}
