resource "aws_route53_record" "web" {
}

resource "null_resource" "setup" {
}
