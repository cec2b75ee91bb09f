source "amazon-ebs" "web" {
  ami_name = var.name
  #^^^^^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
}
