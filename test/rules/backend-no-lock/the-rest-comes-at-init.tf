terraform {
  backend "s3" {
    key = "web"
  }
}
