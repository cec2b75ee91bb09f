variable "type" {}

resource "google_compute_instance_group_manager" "replaces" {
  update_policy {
    type                           = "PROACTIVE"
    minimal_action                 = "REPLACE"
    most_disruptive_allowed_action = "REPLACE"
    max_surge_fixed                = 1
    max_unavailable_fixed          = 0
  }
}

resource "google_compute_region_instance_group_manager" "not_known" {
  update_policy {
    type           = var.type
    minimal_action = "REPLACE"
  }
}

resource "google_compute_region_instance_group_manager" "dynamic" {
  dynamic "update_policy" {
    for_each = var.policies
    content {
      type           = update_policy.value
      minimal_action = "REPLACE"
    }
  }
}

resource "google_compute_region_instance_group_manager" "null" {
  update_policy {
    type                           = "PROACTIVE"
    minimal_action                 = "REPLACE"
    most_disruptive_allowed_action = null
  }
}

resource "google_compute_region_instance_group_manager" "none" {
  count = 0
}

# Nobody manages its machines.
resource "google_compute_instance_group" "plain" {
  instances = [google_compute_instance.web.id]
}
