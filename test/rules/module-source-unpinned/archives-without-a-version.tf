module "web" {
  source = "https://modules.example.com/network.zip"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: module-source-unpinned
}

module "branch_archive" {
  source = "https://github.com/acme/network/archive/refs/heads/main.tar.gz"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: module-source-unpinned
}

module "containers" {
  source = "oci://registry.example.com/modules/network"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: module-source-unpinned
}

module "bucket" {
  source = "s3::https://s3-eu-west-1.amazonaws.com/acme-modules/network.zip"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: module-source-unpinned
}

module "google_bucket" {
  source = "gcs::https://www.googleapis.com/storage/v1/acme-modules/network.zip"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: module-source-unpinned
}
