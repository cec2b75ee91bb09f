resource "null_resource" "lambda" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: null-resource-provisioner [fix]
  triggers = {
    machine = aws_instance.build.id
  }

  provisioner "local-exec" {
    command = <<-EOT
      set_version=1 npm ci
      npm run build && zip -r lambda.zip dist
    EOT
  }

  provisioner "local-exec" {
    command = "docker build -t app ."
  }

  provisioner "local-exec" {
    command = "pip install -r requirements.txt -t build"
  }
}

resource "null_resource" "wait" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: null-resource-provisioner [fix]
  provisioner "local-exec" {
    command = "sleep 30"
  }
}

resource "null_resource" "builds_and_pushes" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: null-resource-provisioner [fix]
  provisioner "local-exec" {
    command = "docker build -t app . && docker push app"
  }
}

resource "aws_instance" "build" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}
