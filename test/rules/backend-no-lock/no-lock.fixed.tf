terraform {
  backend "s3" {
    bucket       = "state"
    key          = "web"
    use_lockfile = true
  }
}
