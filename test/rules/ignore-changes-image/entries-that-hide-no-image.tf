resource "aws_instance" "web" {
  ami = var.ami_id
  lifecycle {
    ignore_changes = [tags, instance_type, user_data_replace_on_change]
  }
}

resource "aws_autoscaling_group" "web" {
  min_size = 1
  max_size = 2
  lifecycle {
    ignore_changes = [desired_capacity, mixed_instances_policy[0].instances_distribution]
  }
}

resource "google_compute_instance" "web" {
  name = "web"
  lifecycle {
    ignore_changes = [boot_disk[0].initialize_params[0].size, boot_disk[0].auto_delete, metadata["ssh-keys"]]
  }
}

resource "kubernetes_deployment" "web" {
  lifecycle {
    ignore_changes = [spec[0].replicas, spec[0].template[0].metadata[0].annotations]
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "web" {
  lifecycle {
    ignore_changes = [node_count]
  }
}

resource "aws_db_instance" "web" {
  lifecycle {
    ignore_changes = [engine_version, snapshot_identifier]
  }
}

resource "aws_instance" "empty" {
  lifecycle {
    ignore_changes = []
  }
}
