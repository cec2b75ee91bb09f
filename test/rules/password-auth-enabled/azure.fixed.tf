resource "azurerm_linux_virtual_machine" "both" {
  name                            = "both"
  disable_password_authentication = true

  admin_ssh_key {
    username   = "admin"
    public_key = file("admin.pub")
  }
}

resource "azurerm_linux_virtual_machine" "no_key" {
  name                            = "no-key"
  admin_password                  = var.password
  disable_password_authentication = "false"
}

resource "azurerm_linux_virtual_machine" "password_only" {
  name           = "password-only"
  admin_password = "secret"
}

resource "azurerm_linux_virtual_machine_scale_set" "no_password" {
  name                            = "no-password"
  disable_password_authentication = true

  admin_ssh_key {
    username   = "admin"
    public_key = file("admin.pub")
  }
}

resource "azurerm_orchestrated_virtual_machine_scale_set" "web" {
  name = "web"

  os_profile {
    linux_configuration {
      admin_username                  = "admin"
      disable_password_authentication = true

      admin_ssh_key {
        username   = "admin"
        public_key = file("admin.pub")
      }
    }
  }
}

resource "azurerm_virtual_machine" "old" {
  name = "old"

  os_profile {
    computer_name  = "old"
    admin_password = "secret"
  }

  os_profile_linux_config {
    disable_password_authentication = false

    ssh_keys {
      path = "/home/admin/.ssh/authorized_keys"
    }
  }
}

resource "azurerm_virtual_machine_scale_set" "old" {
  name = "old"

  os_profile {
    admin_username = "admin"
  }

  os_profile_linux_config {
    disable_password_authentication = true

    ssh_keys {
      path = "/home/admin/.ssh/authorized_keys"
    }
  }
}

locals {
  password = random_password.admin.result
}
