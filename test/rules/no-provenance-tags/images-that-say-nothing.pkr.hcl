source "amazon-ebs" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^ hint: no-provenance-tags [fix]
  region = "eu-central-1"
}

source "amazon-ebs" "worker" {
  tags = { team = "web" }
  #^^^^^^^^^^^^^^^^^^^^^^^ hint: no-provenance-tags
}

source "googlecompute" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: no-provenance-tags
  zone = "europe-west1-b"
}

source "azure-arm" "web" {
  azure_tags = null
  #^^^^^^^^^^^^^^^^^ hint: no-provenance-tags
}
