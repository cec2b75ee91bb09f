variable "filters" {
  type    = list(map(string))
  default = []
}

variable "groups" {
  type    = list(string)
  default = null
}

variable "others" {
  type = list(map(string))
}

source "amazon-ebs" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^ information: build-access-open [fix]
  ami_name           = "web"
  security_group_ids = var.groups

  dynamic "security_group_filter" {
    for_each = length(var.filters) > 0 ? var.filters : []
    content {
      filters = security_group_filter.value
    }
  }
}

source "amazon-ebs" "not_known" {
  ami_name = "web"

  dynamic "security_group_filter" {
    for_each = var.others
    content {
      filters = security_group_filter.value
    }
  }
}

build {
  sources = ["source.amazon-ebs.web", "source.amazon-ebs.not_known"]
}
