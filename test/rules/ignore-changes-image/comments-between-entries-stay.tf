resource "openstack_compute_instance_v2" "web" {
  name     = "web"
  image_id = var.image_id

  lifecycle {
    ignore_changes = [
      # set by the autoscaler
      metadata,
      # the image follows another rhythm
      image_id, # see the runbook
      #^^^^^^^^ error: ignore-changes-image [fix]
      /* also scripts */ user_data,
                         #^^^^^^^^^ error: ignore-changes-image [fix]
      key_pair
    ]
  }
}

resource "linode_instance" "web" {
  image = var.image

  # Only the lifecycle comment stays.
  lifecycle {
    # images are rolled out by hand
    ignore_changes = [image] # for now
                      #^^^^^ error: ignore-changes-image [fix]
  }
}

resource "aws_instance" "script" {
  ami = var.ami_id

  lifecycle {
    prevent_destroy = false
    ignore_changes = [
      # scripts change too often
      user_data,
      #^^^^^^^^^ error: ignore-changes-image [fix]
    ]
  }
}
