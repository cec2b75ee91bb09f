# who may log in
resource "aws_key_pair" "only" {
  key_name   = "only"
  public_key = file("only.pub")
}

resource "aws_key_pair" "shared" {
  key_name   = "shared"
  public_key = file("shared.pub")
}

resource "aws_key_pair" "told" {
  key_name   = "told"
  public_key = file("told.pub")
}

locals {
  key = aws_key_pair.told.id
}

resource "aws_instance" "own" {
  ami           = "ami-0abc"
  instance_type = "t3.small"
  key_name      = aws_key_pair.only.key_name
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute [fix]
}

resource "aws_instance" "first" {
  ami      = "ami-0abc"
  key_name = aws_key_pair.shared.id
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute [fix]
}

resource "aws_instance" "second" {
  ami      = "ami-0abc"
  key_name = "${aws_key_pair.shared.key_name}"
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute [fix]
}

resource "aws_instance" "through_a_local" {
  ami      = "ami-0abc"
  key_name = local.key
# ^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute [fix]
}

resource "aws_key_pair" "tagged" {
  count      = 2
  key_name   = "tagged"
  public_key = file("tagged.pub")
}

resource "aws_instance" "tagged" {
  ami      = "ami-0abc"
  key_name = aws_key_pair.tagged[0].key_name
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute [fix]

  tags = { Key = aws_key_pair.tagged[0].id }
}

resource "aws_instance" "found" {
  ami      = "ami-0abc"
  key_name = data.aws_key_pair.admin.key_name
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute [fix]
}
