resource "aws_instance" "web" {
  ami = var.ami_id
}

resource "google_compute_instance_template" "web" {
  name_prefix = "web-"

  lifecycle {
    create_before_destroy = true
  }
}

resource "azurerm_linux_virtual_machine_scale_set" "web" {
  name = "web"
}

resource "aws_lb_target_group" "web" {
  port = 80
  lifecycle {
    ignore_changes = [tags]
  }
}

resource "google_container_node_pool" "web" {
  cluster = google_container_cluster.web.id
  # asked for by the platform team
}
