data "hcp-packer-version" "base" {
  bucket_name  = "base"
  channel_name = "production"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: source-image-unpinned
}

data "hcp-packer-artifact" "base" {
  bucket_name         = "base"
  version_fingerprint = data.hcp-packer-version.base.fingerprint
  platform            = "aws"
  region              = "eu-central-1"
}

source "amazon-ebs" "web" {
  source_ami = data.hcp-packer-artifact.base.external_identifier
}
