resource "google_compute_instance_template" "web" {
  name_prefix  = "web-"
  machine_type = "e2-small"

  lifecycle {
    create_before_destroy = true
  }
}

resource "google_compute_instance_group_manager" "web" {
  name = "web"

  version {
    instance_template = google_compute_instance_template.web.id
  }
}

resource "google_compute_region_instance_template" "through_a_local" {
  name_prefix = "web-"

  lifecycle {
    create_before_destroy = true
  }
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
