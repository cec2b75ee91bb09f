resource "aws_secretsmanager_secret_version" "api" {
  lifecycle {
    ignore_changes = all
  }
}

resource "random_password" "database" {
  lifecycle {
    ignore_changes = all
  }
}

resource "azurerm_key_vault_secret" "api" {
  lifecycle {
    ignore_changes = ["*"]
  }
}

resource "aws_autoscaling_group" "web" {
  lifecycle {
    ignore_changes = [desired_capacity]
  }
}

resource "aws_instance" "web" {
  lifecycle {
    ignore_changes = []
  }
}

resource "aws_instance" "none" {
  count = 0

  lifecycle {
    ignore_changes = all
  }
}
