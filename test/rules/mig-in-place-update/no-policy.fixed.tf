resource "google_compute_instance_group_manager" "zone" {
  zone = "europe-west1-b"

  version {
    instance_template = google_compute_instance_template.web.id
  }

  update_policy {
    type                  = "PROACTIVE"
    minimal_action        = "REPLACE"
    max_surge_fixed       = 1
    max_unavailable_fixed = 0
  }
}

resource "google_compute_region_instance_group_manager" "region" {
  region = "europe-west1"

  update_policy {
    type                  = "PROACTIVE"
    minimal_action        = "REPLACE"
    max_surge_fixed       = 3
    max_unavailable_fixed = 0
  }
}

resource "google_compute_region_instance_group_manager" "two_zones" {
  region                    = "europe-west1"
  distribution_policy_zones = ["europe-west1-b", "europe-west1-c"]

  update_policy {
    type                  = "PROACTIVE"
    minimal_action        = "REPLACE"
    max_surge_fixed       = 2
    max_unavailable_fixed = 0
  }
}

resource "google_compute_instance_group_manager" "keeps_disks" {
  zone = "europe-west1-b"

  stateful_disk {
    device_name = "data"
  }
}
