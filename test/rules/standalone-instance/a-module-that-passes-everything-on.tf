resource "aws_instance" "this" {
  count         = var.create ? 1 : 0
  ami           = var.ami_id
  instance_type = var.instance_type
  subnet_id     = element(var.subnet_ids, count.index)
  tags          = merge(var.tags, { Name = var.name })
}
