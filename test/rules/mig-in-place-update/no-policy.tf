resource "google_compute_instance_group_manager" "zone" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: mig-in-place-update [fix]
  zone = "europe-west1-b"

  version {
    instance_template = google_compute_instance_template.web.id
  }
}

resource "google_compute_region_instance_group_manager" "region" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: mig-in-place-update [fix]
  region = "europe-west1"
}

resource "google_compute_region_instance_group_manager" "two_zones" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: mig-in-place-update [fix]
  region                    = "europe-west1"
  distribution_policy_zones = ["europe-west1-b", "europe-west1-c"]
}

resource "google_compute_instance_group_manager" "keeps_disks" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: mig-in-place-update
  zone = "europe-west1-b"

  stateful_disk {
    device_name = "data"
  }
}
