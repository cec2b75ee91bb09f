resource "tencentcloud_security_group_lite_rule" "web" {
  security_group_id = tencentcloud_security_group.web.id

  ingress = [
    "ACCEPT#10.0.0.0/8#22#TCP",
    "ACCEPT#sg-1234#22#TCP",
    "DROP#0.0.0.0/0#ALL#ALL",
  ]
}

resource "tencentcloud_security_group_lite_rule" "closed" {
  security_group_id = tencentcloud_security_group.closed.id

  ingress = [
    "DROP#0.0.0.0/0#22#TCP",
    "ACCEPT#0.0.0.0/0#20-30#TCP",
    "ACCEPT#0.0.0.0/0#22#UDP",
    "ACCEPT#0.0.0.0/0#443#TCP",
  ]

  egress = ["ACCEPT#0.0.0.0/0#22#TCP"]
}

resource "tencentcloud_security_group_lite_rule" "perhaps_closed" {
  security_group_id = tencentcloud_security_group.closed.id
  ingress           = [var.unknown, "ACCEPT#0.0.0.0/0#22#TCP"]
}

resource "tencentcloud_security_group_lite_rule" "unknown" {
  security_group_id = tencentcloud_security_group.closed.id
  ingress           = var.unknown
}
