resource "null_resource" "variables" {
}

resource "null_resource" "several" {
}

resource "null_resource" "unknown" {
}

variable "release" {
  type = string
}
