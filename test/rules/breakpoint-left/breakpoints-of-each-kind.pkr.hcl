build {
  sources = ["source.amazon-ebs.web"]

  provisioner "breakpoint" {}
  #^^^^^^^^^^^^^^^^^^^^^^^^ warning: breakpoint-left [fix]

  provisioner "shell" {
    inline = ["echo hello"]
  }

  provisioner "breakpoint" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ warning: breakpoint-left [fix]
    disable = false
    note    = "Look around"
  }

  provisioner "breakpoint" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ warning: breakpoint-left [fix]
    disable = "false" # for now
  }

  provisioner "breakpoint" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ warning: breakpoint-left [fix]
    disable = null
  }
}
