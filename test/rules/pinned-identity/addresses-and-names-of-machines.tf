resource "aws_instance" "web" {
  ami        = var.ami_id
  private_ip = "10.0.1.10"
  #^^^^^^^^^^^^^^^^^^^^^^^^ information: pinned-identity
}

resource "aws_instance" "computed" {
  private_ip = cidrhost(var.range, 10)
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: pinned-identity
}

resource "aws_eip" "web" {
  instance = aws_instance.web.id
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: pinned-identity
}

resource "aws_eip_association" "web" {
  allocation_id = aws_eip.other.id
  instance_id   = aws_instance.web.id
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: pinned-identity
}

resource "google_compute_instance" "web" {
  hostname = "web.example.com"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: pinned-identity

  network_interface {
    network_ip = google_compute_address.web.address
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: pinned-identity
  }
}

resource "hcloud_server" "web" {
  public_net {
    ipv4 = hcloud_primary_ip.main.id
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: pinned-identity
  }
}

resource "hcloud_floating_ip_assignment" "web" {
  floating_ip_id = hcloud_floating_ip.web.id
  server_id      = hcloud_server.web.id
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: pinned-identity
}

resource "digitalocean_droplet" "web" {
  image = "debian-12-x64"
}

resource "digitalocean_reserved_ip" "web" {
  droplet_id = digitalocean_droplet.web.id
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: pinned-identity
}
