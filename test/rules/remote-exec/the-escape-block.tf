resource "example_appliance" "box" {
  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    _ {
      inline = ["setup"]
    }
  }
}
