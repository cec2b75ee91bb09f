resource "vsphere_virtual_machine" "app" {
  name = "app"

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["sudo systemctl enable app"]

    connection {
      host = self.default_ip_address
      user = "root"
    }
  }
}
