packer {
  required_plugins {
    amazon = { source = "github.com/hashicorp/amazon", version = "~> 1.2" }
  }
}

source "amazon-ebs" "base" {
  ami_name = "base-{{timestamp}}"
  note     = "{{ .SourceAMI }} {{ isotime \"2006-01-02\" }} {{user `key` | upper}} ${var.x}"
  text     = "a lone {{ stays text" # comment
  literal  = "{{ not closed here" == "}}"
}

build {
  sources = ["source.amazon-ebs.base"]
  hcp_packer_registry {
    bucket_labels = { built = timestamp() }
  }
  provisioner "shell" {
    execute_command = "{{ .Vars }} sudo -E bash '{{ .Path }}'"
    inline = [<<-EOF
      echo {{ user "name" }} ${build.ID}
      echo "{{- if .Debug -}} on {{ end }}"
    EOF
    ]
  }
  error-cleanup-provisioner "shell-local" {}
  post-processor "manifest" {
    output = "manifest.json"
  }
}
