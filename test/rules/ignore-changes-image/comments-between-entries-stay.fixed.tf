resource "openstack_compute_instance_v2" "web" {
  name     = "web"
  image_id = var.image_id

  lifecycle {
    ignore_changes = [
      # set by the autoscaler
      metadata,
      # the image follows another rhythm
      # see the runbook
      /* also scripts */
      key_pair
    ]
  }
}

resource "linode_instance" "web" {
  image = var.image

  # Only the lifecycle comment stays.
  # images are rolled out by hand
  # for now
}

resource "aws_instance" "script" {
  ami = var.ami_id

  lifecycle {
    prevent_destroy = false
    # scripts change too often
  }
}
