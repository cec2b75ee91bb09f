terraform {
  required_version = ">= 1.6"

  backend "s3" {
    bucket       = "state"
    use_lockfile = true
  }
}
