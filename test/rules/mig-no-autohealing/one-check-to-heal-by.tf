resource "google_compute_health_check" "web" {
  name = "web"
}

resource "google_compute_instance_group_manager" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: mig-no-autohealing [fix]
  zone = "europe-west1-b"
}

resource "google_compute_region_instance_group_manager" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: mig-no-autohealing [fix]
  region = "europe-west1"
}
