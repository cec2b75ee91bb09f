source "amazon-ebs" "web" {
  region = "eu-central-1"
  tags   = { base = "{{ .SourceAMI }}", baked_at = "{{ timestamp }}" }
}

source "amazon-ebs" "worker" {
  tags = { team = "web" }
}

source "googlecompute" "web" {
  zone = "europe-west1-b"
}

source "azure-arm" "web" {
  azure_tags = null
}
