resource "google_compute_instance_template" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing [fix]
  name         = "web"
  machine_type = "e2-small"
}

resource "google_compute_instance_group_manager" "web" {
  name = "web"

  version {
    instance_template = google_compute_instance_template.web.id
  }
}

resource "google_compute_region_instance_template" "through_a_local" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing [fix]
  name_prefix = "web-"
}

locals {
  template = google_compute_region_instance_template.through_a_local.self_link
}

resource "google_compute_region_instance_group_manager" "web" {
  name = "web"

  version {
    instance_template = local.template
  }
}
