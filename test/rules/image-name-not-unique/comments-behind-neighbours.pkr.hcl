locals { now = formatdate("YYYYMMDD-hhmm", timestamp()) }

source "amazon-ebs" "web" {
  ami_name = "web" # the name
  #^^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
  region   = "us"  # the region
}

source "amazon-ebs" "app" {
  ami_name = "app" # not below
  #^^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
  region   = "eu-central-1" # each other
}
