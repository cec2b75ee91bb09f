resource "google_compute_health_check" "web" {
  name = "web"
}

resource "google_compute_instance_group_manager" "web" {
  zone = "europe-west1-b"

  auto_healing_policies {
    health_check      = google_compute_health_check.web.id
    initial_delay_sec = 300
  }
}

resource "google_compute_region_instance_group_manager" "web" {
  region = "europe-west1"

  auto_healing_policies {
    health_check      = google_compute_health_check.web.id
    initial_delay_sec = 300
  }
}
