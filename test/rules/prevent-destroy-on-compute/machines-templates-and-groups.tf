resource "aws_instance" "web" {
  ami = var.ami_id

  lifecycle {
    prevent_destroy = true
    #^^^^^^^^^^^^^^^^^^^^^^ warning: prevent-destroy-on-compute [fix]
  }
}

resource "google_compute_instance_template" "web" {
  name_prefix = "web-"

  lifecycle {
    create_before_destroy = true
    prevent_destroy       = true
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: prevent-destroy-on-compute [fix]
  }
}

resource "azurerm_linux_virtual_machine_scale_set" "web" {
  name = "web"
  lifecycle { prevent_destroy = "true" }
              #^^^^^^^^^^^^^^^^^^^^^^^^ warning: prevent-destroy-on-compute [fix]
}

resource "aws_lb_target_group" "web" {
  port = 80
  lifecycle {
    prevent_destroy = true
    #^^^^^^^^^^^^^^^^^^^^^^ warning: prevent-destroy-on-compute [fix]
    ignore_changes  = [tags]
  }
}

resource "google_container_node_pool" "web" {
  cluster = google_container_cluster.web.id
  lifecycle {
    # asked for by the platform team
    prevent_destroy = true
    #^^^^^^^^^^^^^^^^^^^^^^ warning: prevent-destroy-on-compute [fix]
  }
}
