build {
#^^^^^ warning: manifest-missing [fix]
  sources = ["source.vsphere-iso.base"]
}
