variable "name" {
  type = string
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}
