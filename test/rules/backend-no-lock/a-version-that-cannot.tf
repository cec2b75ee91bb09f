terraform {
  required_version = ">= 1.3, < 1.10.0"

  backend "s3" {
  #^^^^^^^^^^^^ warning: backend-no-lock
    bucket = "state"
    key    = "web"
  }
}
