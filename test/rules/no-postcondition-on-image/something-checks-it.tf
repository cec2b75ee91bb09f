data "aws_ami" "by_itself" {
  lifecycle {
    postcondition {
      condition     = self.owner_id == "123456789012"
      error_message = "Not ours."
    }
  }
}

resource "aws_instance" "one" {
  ami = data.aws_ami.by_itself.id
}

data "aws_ami" "by_its_user" {
  owners = ["self"]
}

resource "aws_instance" "two" {
  ami = data.aws_ami.by_its_user.id

  lifecycle {
    precondition {
      condition     = data.aws_ami.by_its_user.architecture == "arm64"
      error_message = "Not for this machine."
    }
  }
}

data "aws_ami" "by_a_check" {
  owners = ["self"]
}

resource "aws_instance" "three" {
  ami = data.aws_ami.by_a_check.id
}

check "image" {
  assert {
    condition     = timecmp(data.aws_ami.by_a_check.deprecation_time, plantimestamp()) > 0
    error_message = "The image is deprecated."
  }
}

data "aws_ami" "not_used" {
  owners = ["self"]
}
