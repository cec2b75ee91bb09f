locals {
  now  = regex_replace(timestamp(), "[- TZ:]", "")
  name = join("-", ["web", local.now])
}

local "id" {
  expression = uuidv4()
}

source "amazon-ebs" "time" {
  ami_name = "web-${formatdate("YYYY-MM-DD", timestamp())}"
}

source "amazon-ebs" "local" {
  ami_name = local.name
}

source "amazon-ebs" "chance" {
  ami_name = "web-${local.id}"
}

source "amazon-ebs" "old_time" {
  ami_name = "web {{timestamp}}"
}

source "amazon-ebs" "old_date" {
  ami_name = "web {{isotime \"2006-01-02\"}}"
}

source "amazon-ebs" "old_chance" {
  ami_name = "web-{{ uuid }}"
}
