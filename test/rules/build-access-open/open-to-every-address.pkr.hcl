source "amazon-ebs" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^ information: build-access-open [fix]
  ssh_username = "ubuntu"
}

source "amazon-ebssurrogate" "web" {
  temporary_security_group_source_cidrs = ["10.0.0.0/8", "0.0.0.0/0"]
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: build-access-open [fix]
}

source "amazon-instance" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: build-access-open [fix]
  ssh_interface                             = "public_ip"
  temporary_security_group_source_public_ip = false
}

source "amazon-ebsvolume" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: build-access-open [fix]
  security_group_id  = null
  security_group_ids = []
  ssh_username       = "ubuntu"
}
