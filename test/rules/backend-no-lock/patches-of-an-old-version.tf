terraform {
  required_version = "~> 1.9.2"

  backend "s3" {
  #^^^^^^^^^^^^ warning: backend-no-lock
    bucket = "state"
  }
}
