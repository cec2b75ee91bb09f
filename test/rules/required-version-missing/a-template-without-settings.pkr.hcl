# The web tier.

source "amazon-ebs" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^ information: required-version-missing [fix]
  ami_name = "web-{{timestamp}}"
}
