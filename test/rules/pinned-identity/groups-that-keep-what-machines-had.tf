resource "google_compute_instance_group_manager" "web" {
  update_policy {
    type               = "PROACTIVE"
    minimal_action     = "REPLACE"
    replacement_method = "RECREATE"
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: pinned-identity
  }
}

resource "google_compute_region_instance_group_manager" "web" {
  stateful_internal_ip {
  #^^^^^^^^^^^^^^^^^^^^ information: pinned-identity
    interface_name = "nic0"
  }
}
