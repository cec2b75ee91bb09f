resource "aws_security_group" "db" {
  ingress {
    from_port       = 3306
    to_port         = 3306
    protocol        = "tcp"
    security_groups = [aws_security_group.web.id]
  }
}

resource "aws_instance" "by_name" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-on-instance
  vpc_security_group_ids = [aws_security_group.db.id]

  tags = {
    Name = "shop-db-1"
  }
}

resource "aws_security_group" "mongo" {
  name = "mongo"
}

resource "aws_vpc_security_group_ingress_rule" "mongo" {
  security_group_id = aws_security_group.mongo.id
  from_port         = 27017
  to_port           = 27019
  ip_protocol       = "tcp"
  cidr_ipv4         = "10.0.0.0/8"
}

resource "aws_launch_template" "mongo" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-on-instance
  vpc_security_group_ids = [aws_security_group.mongo.id]
}
