locals { now = formatdate("YYYYMMDD-hhmm", timestamp()) }

source "amazon-ebs" "web" {
  ami_name = "web-${local.now}" # the name
  region   = "us"               # the region
}

source "amazon-ebs" "app" {
  ami_name = "app-${local.now}" # not below
  region   = "eu-central-1" # each other
}
