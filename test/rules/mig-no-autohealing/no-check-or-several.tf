resource "google_compute_health_check" "web" {
  name = "web"
}

resource "google_compute_region_health_check" "worker" {
  name = "worker"
}

resource "google_compute_instance_group_manager" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: mig-no-autohealing
  zone = "europe-west1-b"
}
