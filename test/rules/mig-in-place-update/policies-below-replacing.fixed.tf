variable "action" {
  default = "RESTART"
}

resource "google_compute_instance_group_manager" "waits" {
  update_policy {
    type           = "PROACTIVE"
    minimal_action = "REPLACE"
  }
}

resource "google_compute_region_instance_group_manager" "in_place" {
  update_policy {
    type                           = "PROACTIVE"
    minimal_action                 = "REPLACE"
    most_disruptive_allowed_action = "REPLACE"
  }
}

resource "google_compute_region_instance_group_manager" "through_a_variable" {
  update_policy {
    type           = "PROACTIVE"
    minimal_action = var.action
  }
}

resource "google_compute_instance_group_manager" "keeps_addresses" {
  update_policy {
    type           = "OPPORTUNISTIC"
    minimal_action = "REPLACE"
  }

  stateful_internal_ip {
    interface_name = "nic0"
  }
}
