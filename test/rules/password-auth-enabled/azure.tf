resource "azurerm_linux_virtual_machine" "both" {
  name                            = "both"
  admin_password                  = random_password.admin.result
  disable_password_authentication = false
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: password-auth-enabled [fix]

  admin_ssh_key {
    username   = "admin"
    public_key = file("admin.pub")
  }
}

resource "azurerm_linux_virtual_machine" "no_key" {
  name                            = "no-key"
  admin_password                  = var.password
  disable_password_authentication = "false"
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: password-auth-enabled
}

resource "azurerm_linux_virtual_machine" "password_only" {
  name           = "password-only"
  admin_password = "secret"
# ^^^^^^^^^^^^^^^^^^^^^^^^^ warning: password-auth-enabled
}

resource "azurerm_linux_virtual_machine_scale_set" "no_password" {
  name                            = "no-password"
  disable_password_authentication = false
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: password-auth-enabled [fix]

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
      admin_password                  = local.password
      disable_password_authentication = false
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: password-auth-enabled [fix]

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
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: password-auth-enabled

    ssh_keys {
      path = "/home/admin/.ssh/authorized_keys"
    }
  }
}

resource "azurerm_virtual_machine_scale_set" "old" {
  name = "old"

  os_profile {
    admin_username = "admin"
    admin_password = "secret"
  }

  os_profile_linux_config {
    disable_password_authentication = false
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: password-auth-enabled [fix]

    ssh_keys {
      path = "/home/admin/.ssh/authorized_keys"
    }
  }
}

locals {
  password = random_password.admin.result
}
