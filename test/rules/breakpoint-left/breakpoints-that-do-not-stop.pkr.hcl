variable "is_pipeline" {
  type = bool
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "breakpoint" {
    disable = true
  }

  provisioner "breakpoint" {
    disable = "true"
  }

  provisioner "breakpoint" {
    disable = var.is_pipeline
  }

  error-cleanup-provisioner "breakpoint" {}

  provisioner "shell" {
    inline       = ["echo hello"]
    pause_before = "10s"
  }
}
