variable "name" {}

locals {
  name = "x-${var.name}"
}

output "name" {
  value = local.name
}
