resource "google_compute_instance" "store" {
  name = "store"

  lifecycle {
    prevent_destroy = true
    #^^^^^^^^^^^^^^^^^^^^^^ information: prevent-destroy-on-compute [fix]
  }
}

resource "google_compute_attached_disk" "store" {
  disk     = google_compute_disk.store.id
  instance = google_compute_instance.store.id
}

resource "azurerm_linux_virtual_machine" "postgres" {
  name = "postgres-1"

  lifecycle {
    prevent_destroy = true
    #^^^^^^^^^^^^^^^^^^^^^^ information: prevent-destroy-on-compute [fix]
  }
}
