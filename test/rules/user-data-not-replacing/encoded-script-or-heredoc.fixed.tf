resource "aws_instance" "encoded" {
  ami                         = "ami-0abc"
  user_data_base64            = base64encode(file("boot.sh")) # small
  user_data_replace_on_change = true
  instance_type               = "t3.small"
}

resource "aws_instance" "heredoc" {
  ami                         = "ami-0abc"
  user_data                   = <<-EOT
    #!/bin/sh
    echo hello
  EOT
  user_data_replace_on_change = true
}

resource "aws_instance" "switched_off" {
  ami                         = "ami-0abc"
  user_data                   = local.script
  user_data_replace_on_change = true
}

locals {
  script = "#!/bin/sh"
}

resource "aws_instance" "one_line" {
  user_data                   = "#!/bin/sh"
  user_data_replace_on_change = true
}
