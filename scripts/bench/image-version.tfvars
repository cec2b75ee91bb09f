image_version = "2"
