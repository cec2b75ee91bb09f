data "aws_ami_ids" "base" {
#^^^^^^^^^^^^^^^^^^^^^^^^^ warning: most-recent-lookup [fix]
  owners = ["self"]

  filter {
    name   = "name"
    values = ["base-*"]
  }
}

resource "aws_instance" "base" {
  ami = data.aws_ami_ids.base.ids[0]
}

data "digitalocean_images" "base" {
  filter {
    key    = "private"
    values = ["true"]
  }

  sort {
  #^^^^ warning: most-recent-lookup [fix]
    key       = "created"
    direction = "desc"
  }
}

resource "digitalocean_droplet" "base" {
  image = data.digitalocean_images.base.images[0].image
}

data "oci_core_images" "base_image" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: most-recent-lookup [fix]
  compartment_id   = var.compartment
  operating_system = "Oracle Linux"
  sort_by          = "TIMECREATED"
}

resource "oci_core_instance" "base" {
  source_details {
    source_id = data.oci_core_images.base_image.images[0].id
  }
}
