build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = [
      "sudo apt-get install -y nginx",
            #^^^^^^^^^^^^^^^^^^^^^^^^ hint: unpinned-packages
      "sudo apt-get update && sudo apt-get -y install nginx=1.24.0 curl jq && echo done",
                                   #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: unpinned-packages
      "apk add --no-cache nginx",
       #^^^^^^^^^^^^^^^^^^^^^^^^ hint: unpinned-packages
      "pip3 install --upgrade awscli",
       #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: unpinned-packages
    ]
  }
}
