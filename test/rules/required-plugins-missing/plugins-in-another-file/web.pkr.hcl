source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
}
