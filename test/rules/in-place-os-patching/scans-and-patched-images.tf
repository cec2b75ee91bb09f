resource "aws_ssm_association" "scan" {
  name = "AWS-RunPatchBaseline"

  parameters = {
    Operation = "Scan"
  }
}

resource "aws_ssm_association" "unknown" {
  name = "AWS-RunPatchBaseline"

  parameters = {
    Operation = var.operation
  }
}

resource "aws_ssm_association" "not_given" {
  name = "AWS-RunPatchBaseline"
}

resource "aws_ssm_patch_baseline" "ours" {
  name = "ours"
}

resource "google_os_config_patch_deployment" "not_made" {
  count = 0
}

resource "google_os_config_os_policy_assignment" "look" {
  os_policies {
    mode = "VALIDATION"
  }
}

resource "azurerm_maintenance_configuration" "hosts" {
  scope = "Host"
}

resource "azurerm_maintenance_configuration" "not_assigned" {
  scope = "InGuestPatch"
}

resource "azurerm_maintenance_assignment_dynamic_scope" "hosts" {
  maintenance_configuration_id = azurerm_maintenance_configuration.hosts.id
}

resource "azurerm_linux_virtual_machine" "default" {
  patch_mode            = "ImageDefault"
  patch_assessment_mode = "AutomaticByPlatform"
}

resource "azurerm_windows_virtual_machine" "default" {
  hotpatching_enabled = false
}

resource "azurerm_windows_virtual_machine" "null" {
  patch_mode = null
}

resource "azurerm_windows_virtual_machine" "manual" {
  patch_mode = "Manual"
}

resource "azurerm_windows_virtual_machine" "unknown" {
  patch_mode = var.operation
}

resource "azurerm_linux_virtual_machine_scale_set" "web" {
  automatic_os_upgrade_policy {
    enable_automatic_os_upgrade = true
  }
}

variable "operation" {}
