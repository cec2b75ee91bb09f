source "amazon-ebs" "web" {
  ssh_username                              = "ubuntu"
  temporary_security_group_source_public_ip = true
}

source "amazon-ebssurrogate" "web" {
  temporary_security_group_source_public_ip = true
}

source "amazon-instance" "web" {
  ssh_interface                             = "public_ip"
  temporary_security_group_source_public_ip = true
}

source "amazon-ebsvolume" "web" {
  security_group_id                         = null
  security_group_ids                        = []
  ssh_username                              = "ubuntu"
  temporary_security_group_source_public_ip = true
}
