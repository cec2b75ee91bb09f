source "vsphere-iso" "web" {
  vm_name = "web-${local.timestamp}"

  export {
    output_directory = "ovf"
  }
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "vsphere-clone" "web" {
  vm_name = "web-{{timestamp}}"

  export {
    name = "web-${local.timestamp}"
  }
}

source "vsphere-clone" "unique" {
  vm_name = "web-{{timestamp}}"

  export {
  }
}

source "vsphere-iso" "careful" {
  vm_name = "web"

  export {
    output_directory = "ovf"
  }
}
