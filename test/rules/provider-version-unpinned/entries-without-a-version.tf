terraform {
  backend "s3" {}

  required_providers {
    aws = {
    #^^^ warning: provider-version-unpinned [fix]
      source = "hashicorp/aws"
    }
    heroku = {
    #^^^^^^ warning: provider-version-unpinned
      source = "heroku/heroku"
    }
    random = {
      source  = "hashicorp/random"
      version = "*"
      #^^^^^^^^^^^^^ warning: provider-version-unpinned [fix]
    }
    google = ">= 4.0"
    #^^^^^^^^^^^^^^^^^ information: provider-version-unpinned [fix]
    vsphere = {
      source  = "vmware/vsphere"
      version = ">= 2.8.1"
      #^^^^^^^^^^^^^^^^^^^^ information: provider-version-unpinned [fix]
    }
  }
}
