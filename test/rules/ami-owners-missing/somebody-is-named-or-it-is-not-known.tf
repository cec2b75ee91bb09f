data "aws_ami" "owner" {
  owners = ["self"]
}

data "aws_ami" "owner_in_a_variable" {
  owners = [var.owner]
}

data "aws_ami" "owners_in_a_variable" {
  owners = var.owners
}

data "aws_ami" "owner_filter" {
  filter {
    name   = "owner-id"
    values = ["099720109477"]
  }
}

data "aws_ami" "alias_filter" {
  filter {
    name   = "owner-alias"
    values = ["amazon"]
  }
}

data "aws_ami" "by_its_id" {
  filter {
    name   = "image-id"
    values = ["ami-0123456789abcdef0"]
  }
}

data "aws_ami" "shared" {
  executable_users = ["self"]
  name_regex       = "web"
}

data "aws_ami" "unknown_filter" {
  filter {
    name   = var.filter
    values = ["x"]
  }
}

data "aws_ami" "dynamic_filter" {
  dynamic "filter" {
    for_each = var.filters
    content {
      name   = filter.key
      values = filter.value
    }
  }
}

data "aws_ami" "none" {
  count      = 0
  name_regex = "web"
}

data "aws_ebs_snapshot" "other" {
  most_recent = true
}
