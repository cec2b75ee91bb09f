resource "google_compute_managed_ssl_certificate" "web" {
  name = "web"
  #^^^^^^^^^^^^ error: cbd-name-collision

  lifecycle {
    create_before_destroy = true
  }
}

resource "google_compute_instance" "web" {
  name = "web"
  #^^^^^^^^^^^^ error: cbd-name-collision

  lifecycle {
    create_before_destroy = true
  }
}

resource "azurerm_public_ip" "web" {
  name = "web"
  #^^^^^^^^^^^^ information: cbd-name-collision

  lifecycle {
    create_before_destroy = true
  }
}
