resource "null_resource" "setup" {
}

variable "host" {
  type        = string
  description = "Where to log in"
}

resource "aws_route53_record" "web" {
  name       = "web"
  depends_on = [null_resource.setup]
}
