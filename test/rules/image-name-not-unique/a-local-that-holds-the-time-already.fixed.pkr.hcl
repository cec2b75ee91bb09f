locals { now = formatdate("YYYYMMDD-hhmm", timestamp()) }

source "amazon-ebs" "web" {
  ami_name = "web-${local.now}"
}
