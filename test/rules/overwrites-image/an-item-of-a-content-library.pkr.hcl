variable "items" {
}

source "vsphere-iso" "named" {
  vm_name = "web-{{timestamp}}"

  content_library_destination {
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: overwrites-image [fix]
    library = "images"
    name    = "web"
    ovf     = true
  }
}

source "vsphere-iso" "called_like_the_machine" {
  vm_name = "web"

  content_library_destination {
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: overwrites-image [fix]
    library     = "images"
    ovf         = true
    skip_import = false
  }
}

source "vsphere-iso" "template" {
  vm_name = "web"

  content_library_destination {
    library = "images"
  }
}

source "vsphere-iso" "skipped" {
  vm_name = "web"

  content_library_destination {
    library     = "images"
    ovf         = true
    skip_import = true
  }
}

source "vsphere-iso" "unique" {
  vm_name = "web-{{timestamp}}"

  content_library_destination {
    library = "images"
    ovf     = true
  }
}

source "vsphere-iso" "unknown" {
  vm_name = "web"

  dynamic "content_library_destination" {
    for_each = var.items
    content {
      ovf = true
    }
  }
}
