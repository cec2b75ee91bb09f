data "aws_ami" "commit" {
  most_recent = true
  #^^^^^^^^^^^^^^^^^^ information: most-recent-lookup [fix]
  owners      = ["self"]

  filter {
    name   = "tag:git_sha"
    values = [var.commit]
  }
}

resource "aws_instance" "commit" {
  ami = data.aws_ami.commit.id
}

data "aws_ami" "ignored" {
  most_recent = true
  #^^^^^^^^^^^^^^^^^^ information: most-recent-lookup [fix]
  owners      = ["amazon"]
}

resource "aws_instance" "ignored" {
  ami = data.aws_ami.ignored.id

  lifecycle {
    ignore_changes = [ami]
  }
}

data "aws_ami" "partly_ignored" {
  most_recent = true
  #^^^^^^^^^^^^^^^^^^ warning: most-recent-lookup [fix]
  owners      = ["amazon"]
}

resource "aws_instance" "partly_ignored" {
  ami = data.aws_ami.partly_ignored.id

  lifecycle {
    ignore_changes = [ami]
  }
}

resource "aws_instance" "follows" {
  ami = data.aws_ami.partly_ignored.id
}
