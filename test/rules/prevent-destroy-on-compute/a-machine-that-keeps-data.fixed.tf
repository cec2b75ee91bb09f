resource "google_compute_instance" "store" {
  name = "store"
}

resource "google_compute_attached_disk" "store" {
  disk     = google_compute_disk.store.id
  instance = google_compute_instance.store.id
}

resource "azurerm_linux_virtual_machine" "postgres" {
  name = "postgres-1"
}
