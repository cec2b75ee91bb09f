variable "locks" {
  type = bool
}

terraform {
  backend "s3" {
    bucket       = "state"
    use_lockfile = var.locks
  }
}
