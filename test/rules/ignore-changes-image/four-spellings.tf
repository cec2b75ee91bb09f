resource "aws_instance" "quoted" {
  ami = var.ami_id
  lifecycle {
    ignore_changes = ["ami", "tags"]
                      #^^^^^ error: ignore-changes-image [fix]
  }
}

resource "google_compute_instance" "indexed" {
  name = "web"
  lifecycle {
    ignore_changes = [boot_disk[0].initialize_params[0].image, boot_disk[0].initialize_params[0].size]
                      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: ignore-changes-image [fix]
  }
}

resource "google_compute_instance" "keyed" {
  name = "web"
  lifecycle {
    ignore_changes = [
      metadata["ssh-keys"],
      metadata["startup-script"]
      #^^^^^^^^^^^^^^^^^^^^^^^^^^ error: ignore-changes-image [fix]
    ]
  }
}

resource "aws_autoscaling_group" "path" {
  min_size = 1
  max_size = 2
  lifecycle {
    ignore_changes = [desired_capacity, launch_template[0].version]
                                        #^^^^^^^^^^^^^^^^^^^^^^^^^^ error: ignore-changes-image [fix]
  }
}
