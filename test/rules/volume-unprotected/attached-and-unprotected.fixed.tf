resource "aws_ebs_volume" "wiki" {
  size = 50

  tags = {
    Name = "wiki"
  }

  lifecycle {
    prevent_destroy = true
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
  name = "wiki"

  lifecycle {
    prevent_destroy = true
  }
}

resource "google_compute_instance" "wiki" {
  attached_disk {
    source = google_compute_disk.wiki.id
  }
}

resource "azurerm_managed_disk" "wiki" {
  create_option = "Empty"

  lifecycle {
    prevent_destroy = true
  }
}

resource "azurerm_virtual_machine_data_disk_attachment" "wiki" {
  managed_disk_id = azurerm_managed_disk.wiki.id
}

resource "hcloud_volume" "wiki" {
  server_id = hcloud_server.wiki.id

  lifecycle {
    prevent_destroy = true
  }
}

resource "digitalocean_volume" "wiki" {
  name = "wiki"

  lifecycle {
    prevent_destroy = true
  }
}

resource "digitalocean_droplet" "wiki" {
  volume_ids = [digitalocean_volume.wiki.id]
}
