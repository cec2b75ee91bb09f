# From a template to running machines: bake the image, look at the plan, deploy. `npm start` says how.

image "web" {
  template = "packer"
}

target "staging" {
  root     = "infra"
  image    = "web"
  variable = "image_id"

  # Passes when all machines of the group run what was deployed. `npm start` opens this address.
  verify {
    http     = "http://127.0.0.1:4670/web/health"
    attempts = 30
    interval = 1
  }
}
