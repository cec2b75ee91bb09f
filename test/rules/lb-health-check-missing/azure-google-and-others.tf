resource "azurerm_lb_rule" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: lb-health-check-missing
  protocol = "Tcp"
}

resource "azurerm_lb_rule" "null" {
  probe_id = null
  #^^^^^^^^^^^^^^^ warning: lb-health-check-missing
}

resource "azurerm_application_gateway" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: lb-health-check-missing
  name = "web"
}

resource "azurerm_linux_web_app" "web" {
  name = "web"

  site_config {
  #^^^^^^^^^^^ warning: lb-health-check-missing
    always_on = true
  }
}

resource "azurerm_windows_web_app" "web" {
  name = "web"

  site_config {}
  #^^^^^^^^^^^ warning: lb-health-check-missing
}

resource "google_compute_backend_service" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: lb-health-check-missing
  backend {
    group = google_compute_instance_group_manager.web.instance_group
  }
}

resource "google_compute_region_backend_service" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: lb-health-check-missing
  health_checks = []

  backend {
    group = google_compute_region_instance_group_manager.web.instance_group
  }
}

resource "digitalocean_loadbalancer" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: lb-health-check-missing
  forwarding_rule {
    entry_protocol = "http"
  }
}

resource "digitalocean_loadbalancer" "database" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: lb-health-check-missing
  forwarding_rule {
    entry_protocol = "tcp"
  }
}

resource "hcloud_load_balancer_service" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: lb-health-check-missing
  protocol = "http"
}

resource "hcloud_load_balancer_service" "database" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: lb-health-check-missing
  protocol = "tcp"
}

resource "ncloud_lb_target_group" "web" {
  protocol = "HTTP"

  health_check {
  #^^^^^^^^^^^^ warning: lb-health-check-missing
    protocol = "HTTP"
  }
}

resource "ncloud_lb_target_group" "none" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: lb-health-check-missing
  protocol = "HTTPS"
}
