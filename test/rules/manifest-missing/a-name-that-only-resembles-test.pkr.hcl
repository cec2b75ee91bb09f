build {
#^^^^^ warning: manifest-missing [fix]
  name    = "latest"
  sources = ["source.amazon-ebs.web"]
}
