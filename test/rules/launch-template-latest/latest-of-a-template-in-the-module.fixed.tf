resource "aws_launch_template" "web" {
  image_id = var.ami_id
}

resource "aws_launch_template" "each" {
  for_each = var.images
  image_id = each.value
}

resource "aws_launch_template" "counted" {
  count    = 1
  image_id = var.ami_id
}

resource "aws_autoscaling_group" "latest" {
  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }
}

resource "aws_autoscaling_group" "default" {
  launch_template {
    name    = aws_launch_template.web.name
    version = aws_launch_template.web.latest_version # the one the platform team blessed
  }
}

resource "aws_autoscaling_group" "counted" {
  launch_template {
    id      = aws_launch_template.counted[0].id
    version = aws_launch_template.counted[0].latest_version
  }
}

resource "aws_autoscaling_group" "keyed" {
  for_each = var.images
  launch_template {
    id      = aws_launch_template.each[each.key].id
    version = aws_launch_template.each[each.key].latest_version
  }
}
