source "openstack" "web" {
  source_image_filter {
    filters {
      name       = "debian-12"
      visibility = "protected"
    }
    most_recent = true
  }
}

source "openstack" "worker" {
  source_image_filter {
    filters {
      visibility = "protected"
    }
    most_recent = true
    #^^^^^^^^^^^^^^^^^^ warning: source-image-unpinned [fix]
  }
}

source "hcloud" "web" {
  location = "fsn1"

  image_filter {
    with_selector = ["role=base"]
    most_recent   = true
    #^^^^^^^^^^^^^^^^^^^^ warning: source-image-unpinned [fix]
  }
}
