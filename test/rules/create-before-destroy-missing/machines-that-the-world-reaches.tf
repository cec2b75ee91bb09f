resource "aws_instance" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing [fix]
  ami = var.ami_id
}

resource "aws_lb_target_group_attachment" "web" {
  target_group_arn = var.target_group
  target_id        = aws_instance.web.id
}

resource "digitalocean_droplet" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing [fix]
  name  = "web"
  image = var.image
}

resource "digitalocean_record" "web" {
  domain = "example.com"
  value  = digitalocean_droplet.web.ipv4_address
}

resource "hcloud_server" "named" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing
  name  = "web"
  image = var.image
}

resource "hcloud_load_balancer_target" "named" {
  server_id = hcloud_server.named.id
}

resource "aws_instance" "fixed_address" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing
  ami        = var.ami_id
  private_ip = "10.0.0.10"
}

resource "aws_route53_record" "fixed_address" {
  records = [aws_instance.fixed_address.private_ip]
}

resource "google_compute_instance" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing [fix]
  name = "web-${random_id.release.hex}"
}

resource "google_dns_record_set" "web" {
  rrdatas = [google_compute_instance.web.network_interface[0].network_ip]
}
