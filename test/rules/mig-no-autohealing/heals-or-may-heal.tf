resource "google_compute_instance_group_manager" "heals" {
  auto_healing_policies {
    health_check      = google_compute_health_check.web.id
    initial_delay_sec = 300
  }
}

resource "google_compute_region_instance_group_manager" "may_heal" {
  dynamic "auto_healing_policies" {
    for_each = var.health_checks
    content {
      health_check      = auto_healing_policies.value
      initial_delay_sec = 300
    }
  }
}

resource "google_compute_region_instance_group_manager" "none" {
  count = 0
}
