terraform {
  backend "s3" {
  #^^^^^^^^^^^^ warning: backend-no-lock [fix]
    bucket = "state"
    key    = "web"
  }
}
