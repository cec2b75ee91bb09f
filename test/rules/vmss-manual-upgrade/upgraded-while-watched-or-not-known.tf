variable "mode" {}

variable "extension_type" {}

resource "azurerm_linux_virtual_machine_scale_set" "rolling" {
  upgrade_mode    = "Rolling"
  health_probe_id = azurerm_lb_probe.web.id
}

resource "azurerm_windows_virtual_machine_scale_set" "automatic" {
  upgrade_mode = "Automatic"

  extension {
    type = "ApplicationHealthWindows"
  }
}

resource "azurerm_linux_virtual_machine_scale_set" "mode_not_known" {
  upgrade_mode = var.mode
}

resource "azurerm_linux_virtual_machine_scale_set" "extension_not_known" {
  upgrade_mode = "Rolling"

  extension {
    type = var.extension_type
  }
}

resource "azurerm_linux_virtual_machine_scale_set" "dynamic_extension" {
  upgrade_mode = "Rolling"

  dynamic "extension" {
    for_each = var.extensions
    content {
      type = extension.value
    }
  }
}

resource "azurerm_orchestrated_virtual_machine_scale_set" "repairs" {
  automatic_instance_repair {
    enabled = true
  }
}

resource "azurerm_orchestrated_virtual_machine_scale_set" "may_repair" {
  dynamic "automatic_instance_repair" {
    for_each = var.repairs
    content {
      enabled = true
    }
  }
}

resource "azurerm_linux_virtual_machine_scale_set" "none" {
  count = 0
}
