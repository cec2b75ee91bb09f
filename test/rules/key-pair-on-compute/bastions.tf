resource "aws_instance" "bastion" {
  ami      = "ami-0abc"
  key_name = "admin"
}

resource "aws_instance" "entry" {
  ami      = "ami-0abc"
  key_name = "admin"
  tags     = { Name = "prod-jump-host" }
}

resource "google_compute_instance" "jumpbox" {
  name     = "entry"
  metadata = { ssh-keys = "admin:ssh-ed25519 AAAA" }
}
