variable "machine" {}

resource "google_compute_disk" "spare" {
  name = "spare"
}

resource "google_compute_image" "spare" {
  source_disk = google_compute_disk.spare.self_link
}

resource "google_compute_image" "from_image" {
  source_image = "debian-12"
}

resource "azurerm_image" "from_blob" {
  source_virtual_machine_id = null

  os_disk {
    blob_uri = var.blob
  }
}

resource "azurerm_image" "not_known" {
  source_virtual_machine_id = var.machine
}

resource "azurerm_shared_image_version" "from_blob" {
  managed_image_id = azurerm_image.from_blob.id
}

resource "hcloud_snapshot" "not_known" {
  server_id = var.machine
}

resource "aws_ebs_snapshot" "data" {
  volume_id = aws_ebs_volume.data.id
}
