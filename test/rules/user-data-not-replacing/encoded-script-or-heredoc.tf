resource "aws_instance" "encoded" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: user-data-not-replacing [fix]
  ami              = "ami-0abc"
  user_data_base64 = base64encode(file("boot.sh")) # small
  instance_type    = "t3.small"
}

resource "aws_instance" "heredoc" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: user-data-not-replacing [fix]
  ami       = "ami-0abc"
  user_data = <<-EOT
    #!/bin/sh
    echo hello
  EOT
}

resource "aws_instance" "switched_off" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: user-data-not-replacing [fix]
  ami                         = "ami-0abc"
  user_data                   = local.script
  user_data_replace_on_change = false
}

locals {
  script = "#!/bin/sh"
}

resource "aws_instance" "one_line" { user_data = "#!/bin/sh" }
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: user-data-not-replacing [fix]
