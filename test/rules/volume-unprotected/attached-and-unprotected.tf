resource "aws_ebs_volume" "wiki" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: volume-unprotected [fix]
  size = 50

  tags = {
    Name = "wiki"
  }
}

resource "aws_volume_attachment" "wiki" {
  volume_id   = aws_ebs_volume.wiki.id
  instance_id = aws_instance.wiki.id
}

resource "aws_dlm_lifecycle_policy" "others" {
  policy_details {
    target_tags = {
      Snapshot = "true"
    }
  }
}

resource "google_compute_disk" "wiki" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: volume-unprotected [fix]
  name = "wiki"
}

resource "google_compute_instance" "wiki" {
  attached_disk {
    source = google_compute_disk.wiki.id
  }
}

resource "azurerm_managed_disk" "wiki" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: volume-unprotected [fix]
  create_option = "Empty"
}

resource "azurerm_virtual_machine_data_disk_attachment" "wiki" {
  managed_disk_id = azurerm_managed_disk.wiki.id
}

resource "hcloud_volume" "wiki" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: volume-unprotected [fix]
  server_id = hcloud_server.wiki.id
}

resource "digitalocean_volume" "wiki" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: volume-unprotected [fix]
  name = "wiki"
}

resource "digitalocean_droplet" "wiki" {
  volume_ids = [digitalocean_volume.wiki.id]
}
