resource "google_compute_instance_template" "web" {
  name_prefix = "web-"

  lifecycle {
    ignore_changes = [disk[0].disk_size_gb]
  }
}

resource "google_compute_instance" "web" {
  name = "web"
}

resource "google_compute_region_instance_group_manager" "web" {
  name = "web"

  lifecycle {
    ignore_changes = [target_size]
  }
}

resource "google_cloud_run_v2_service" "web" {
  name = "web"

  lifecycle {
    ignore_changes = [template[0].annotations]
  }
}
