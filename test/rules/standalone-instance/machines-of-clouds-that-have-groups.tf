resource "aws_instance" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: standalone-instance
  ami           = var.ami_id
  instance_type = "t3.small"
}

# One finding, however many there are.
resource "aws_instance" "workers" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: standalone-instance
  count         = 3
  ami           = var.ami_id
  instance_type = "t3.small"
}

resource "aws_lb_target_group_attachment" "workers" {
  count     = 3
  target_id = aws_instance.workers[count.index].id
}

resource "azurerm_linux_virtual_machine" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: standalone-instance
  size = "Standard_B1s"
}

resource "azurerm_windows_virtual_machine" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: standalone-instance
  size = "Standard_B1s"
}

resource "azurerm_virtual_machine" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: standalone-instance
  vm_size = "Standard_B1s"
}

resource "google_compute_instance" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: standalone-instance
  machine_type = "e2-small"
}

resource "google_compute_instance_from_template" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: standalone-instance
  source_instance_template = google_compute_instance_template.web.id
}

resource "oci_core_instance" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: standalone-instance
  shape = "VM.Standard.E4.Flex"
}

resource "alicloud_instance" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: standalone-instance
  instance_type = "ecs.t6-c1m1.large"
}
