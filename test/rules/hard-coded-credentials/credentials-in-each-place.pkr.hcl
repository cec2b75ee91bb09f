source "amazon-ebs" "web" {
  access_key = "AKIAIOSFODNN7EXAMPLE"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: hard-coded-credentials [fix]
  secret_key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: hard-coded-credentials [fix]
  region     = "eu-central-1"
}

source "azure-arm" "web" {
  client_secret  = "hunter2"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^ error: hard-coded-credentials [fix]
  communicator   = "winrm"
  winrm_password = "S3cret!"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^ error: hard-coded-credentials [fix]
}

source "digitalocean" "web" {
  api_token    = "dop_v1_0123456789"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: hard-coded-credentials [fix]
  ssh_password = "hunter2"
  #^^^^^^^^^^^^^^^^^^^^^^^^ error: hard-coded-credentials [fix]
}

source "vsphere-iso" "web" {
  password = <<-EOT
  #^^^^^^^^ error: hard-coded-credentials [fix]
    hunter2
  EOT
}

source "proxmox-iso" "web" {
  token = "0b0d7a3e"
  #^^^^^^^^^^^^^^^^^^ error: hard-coded-credentials [fix]
}

build {
  source "source.amazon-ebs.web" {
    ssh_password = "hunter2"
    #^^^^^^^^^^^^^^^^^^^^^^^^ error: hard-coded-credentials [fix]
  }

  provisioner "powershell" {
    elevated_password = "S3cret!"
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: hard-coded-credentials [fix]
    inline            = ["echo hello"]
  }

  post-processors {
    post-processor "docker-push" {
      login_username = "example"
      login_password = "hunter2"
      #^^^^^^^^^^^^^^^^^^^^^^^^^^ error: hard-coded-credentials [fix]
    }
  }
}
