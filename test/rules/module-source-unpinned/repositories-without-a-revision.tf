module "github" {
  source = "github.com/acme/network"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: module-source-unpinned
}

module "subfolder" {
  source = "git::https://git.example.com/network.git//vpc"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: module-source-unpinned
}

module "branch" {
  source = "git::ssh://git@github.com/acme/network.git?ref=main"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: module-source-unpinned
}

module "depth" {
  source = "git@github.com:acme/network.git//vpc?depth=1&ref=HEAD"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: module-source-unpinned
}

module "bitbucket" {
  source = "bitbucket.org/acme/network"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: module-source-unpinned
}

module "mercurial" {
  source = "hg::https://hg.example.com/network"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: module-source-unpinned
}
