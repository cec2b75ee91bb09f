resource "aws_instance" "golden" {
  ami = var.ami_id
}

resource "aws_ami_from_instance" "here" {
  source_instance_id = aws_instance.golden.id
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: image-from-live-host
}

resource "aws_ami_from_instance" "elsewhere" {
  source_instance_id = var.instance_id
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: image-from-live-host
}

resource "google_compute_machine_image" "web" {
  source_instance = google_compute_instance.web.self_link
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: image-from-live-host
}

resource "google_compute_instance" "web" {
  boot_disk {
    source = google_compute_disk.web.self_link
  }
}

resource "google_compute_disk" "web" {
  name = "web"
}

resource "google_compute_image" "web" {
  source_disk = google_compute_disk.web.self_link
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: image-from-live-host
}

resource "azurerm_linux_virtual_machine" "golden" {
  size = "Standard_B1s"
}

resource "azurerm_image" "golden" {
  source_virtual_machine_id = azurerm_linux_virtual_machine.golden.id
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: image-from-live-host
}

resource "azurerm_image" "looked_up" {
  source_virtual_machine_id = data.azurerm_virtual_machine.golden.id
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: image-from-live-host
}

resource "azurerm_shared_image_version" "golden" {
  managed_image_id = azurerm_image.golden.id
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: image-from-live-host
}

resource "hcloud_server" "golden" {
  image = "debian-12"
}

resource "hcloud_snapshot" "golden" {
  server_id = hcloud_server.golden.id
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: image-from-live-host
}

resource "digitalocean_droplet" "golden" {
  image = "debian-12-x64"
}

resource "digitalocean_droplet_snapshot" "golden" {
  droplet_id = digitalocean_droplet.golden.id
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: image-from-live-host
}

resource "alicloud_instance" "golden" {
  image_id = "debian"
}

resource "alicloud_image" "golden" {
  instance_id = alicloud_instance.golden.id
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: image-from-live-host
}
