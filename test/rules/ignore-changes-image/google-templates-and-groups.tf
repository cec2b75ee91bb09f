resource "google_compute_instance_template" "web" {
  name_prefix = "web-"

  lifecycle {
    ignore_changes = [disk[0].source_image, disk[0].disk_size_gb]
                      #^^^^^^^^^^^^^^^^^^^^ error: ignore-changes-image [fix]
  }
}

resource "google_compute_instance" "web" {
  name = "web"

  lifecycle {
    ignore_changes = [boot_disk, metadata_startup_script]
                      #^^^^^^^^^ error: ignore-changes-image [fix]
                                 #^^^^^^^^^^^^^^^^^^^^^^^ error: ignore-changes-image [fix]
  }
}

resource "google_compute_region_instance_group_manager" "web" {
  name = "web"

  lifecycle {
    ignore_changes = [target_size, version]
                                   #^^^^^^^ error: ignore-changes-image [fix]
  }
}

resource "google_cloud_run_v2_service" "web" {
  name = "web"

  lifecycle {
    ignore_changes = [template[0].containers[0].image, template[0].annotations]
                      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: ignore-changes-image [fix]
  }
}
