locals {
  sum      = 1 + 2 * 3 / 4 - 5 % 6
  negative = -local.sum
  logic    = !(var.a && var.b) || var.c != "" && 3 >= 2
  choice   = var.a ? "yes" : each.value
  upper    = [for s in var.names : upper(s) if s != ""]
  by_name  = { for k, v in var.users : k => v... if v.is_admin }
  long_for = {
    for k, v in var.users : k => {
      id   = v.id
      kind = v.admin ? "admin" : "user"
    }
  }
  splat  = aws_instance.web[*].private_ip
  legacy = aws_instance.web.*.id
  index  = data.aws_ami.base[0].id
  old    = var.list.0.name
  here   = "${path.module}/${terraform.workspace}"
  meta   = [self.id, count.index, each.key, module.net.ids]
  math   = max(var.numbers...)
  arn    = provider::aws::arn_parse(local.arn).region
  nested = {
    plain          = 1
    "quoted-key"   = 2
    "dyn-${var.x}" = 3
    (var.key)      = 4
    colon : 5,
    a = 1, b = { c = [1, 2] }
    with-dash = var.a ? 1 : 2
    for       = "not a loop"
    str       = "x"
  }
  called = merge(
    local.nested, # first
    {
      Name = "web"
    },
  )
  string_list = tolist(["a", "b"])
}
