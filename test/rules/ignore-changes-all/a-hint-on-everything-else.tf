resource "aws_route53_record" "web" {
  lifecycle {
    ignore_changes = all
    #^^^^^^^^^^^^^^^^^^^^ hint: ignore-changes-all [fix]
  }
}

resource "null_resource" "setup" {
  lifecycle {
    ignore_changes = all
    #^^^^^^^^^^^^^^^^^^^^ hint: ignore-changes-all [fix]
  }
}
