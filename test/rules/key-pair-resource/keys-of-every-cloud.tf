resource "aws_key_pair" "unused" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: key-pair-resource [fix]
  key_name   = "unused"
  public_key = file("admin.pub")
}

# the key of the web machine
resource "aws_key_pair" "used" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: key-pair-resource
  key_name   = "used"
  public_key = file("admin.pub")
}

resource "aws_instance" "web" {
  ami      = "ami-0abc"
  key_name = aws_key_pair.used.key_name
}

resource "openstack_compute_keypair_v2" "admin" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: key-pair-resource [fix]
  name = "admin"
}

resource "hcloud_ssh_key" "admin" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: key-pair-resource [fix]
  name       = "admin"
  public_key = file("admin.pub")
}

resource "digitalocean_ssh_key" "admin" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: key-pair-resource [fix]
  name       = "admin"
  public_key = var.key
}

resource "azurerm_ssh_public_key" "admin" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: key-pair-resource [fix]
  name       = "admin"
  public_key = file("admin.pub")
}

resource "ibm_is_ssh_key" "admin" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: key-pair-resource [fix]
  name = "admin"
}

resource "vultr_ssh_key" "admin" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: key-pair-resource [fix]
  name = "admin"
}

resource "alicloud_ecs_key_pair" "admin" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: key-pair-resource [fix]
  key_pair_name = "admin"
  key_file      = "admin.pem"
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: key-pair-resource
}

resource "aws_key_pair" "given_out" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: key-pair-resource
  key_name   = "given-out"
  public_key = file("admin.pub")
}

output "key_name" {
  value = aws_key_pair.given_out.key_name
}
