source "vsphere-iso" "web" {
  vm_name = "web"

  export {
    force            = true
    #^^^^^^^^^^^^^^^^^^^^^^^ error: overwrites-image [fix]
    output_directory = "ovf"
  }
}

source "vsphere-clone" "web" {
  vm_name = "web-{{timestamp}}"

  export {
    name  = "web"
    force = true
    #^^^^^^^^^^^^ error: overwrites-image [fix]
  }
}

source "vsphere-clone" "unique" {
  vm_name = "web-{{timestamp}}"

  export {
    force = true
    #^^^^^^^^^^^^ information: overwrites-image [fix]
  }
}

source "vsphere-iso" "careful" {
  vm_name = "web"

  export {
    output_directory = "ovf"
  }
}
