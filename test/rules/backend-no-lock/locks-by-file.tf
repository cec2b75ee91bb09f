terraform {
  backend "s3" {
    bucket       = "state"
    use_lockfile = true
  }
}
