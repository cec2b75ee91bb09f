variable "kept" {
  default = 1
}

variable "given" {
}

build {
  sources = ["source.amazon-ebs.web"]

  post-processor "amazon-ami-management" {
    regions       = ["eu-west-1"]
    identifier    = "web"
    keep_releases = 0
    #^^^^^^^^^^^^^^^^^ error: overwrites-image [fix]
  }

  post-processor "amazon-ami-management" {
    identifier    = "web"
    keep_releases = var.kept
    #^^^^^^^^^^^^^^^^^^^^^^^^ error: overwrites-image [fix]
  }

  post-processor "amazon-ami-management" {
    identifier    = "web"
    keep_releases = 3
  }

  post-processor "amazon-ami-management" {
    identifier    = "web"
    keep_releases = var.given
  }

  post-processor "amazon-ami-management" {
    identifier = "web"
    keep_days  = 30
  }
}
