resource "aws_ssm_association" "install" {
  name = "AWS-RunPatchBaseline"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: in-place-os-patching

  parameters = {
    Operation = "Install"
  }
}

resource "aws_ssm_maintenance_window_task" "install" {
  task_type = "RUN_COMMAND"
  task_arn  = "AWS-RunPatchBaselineWithHooks"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: in-place-os-patching

  task_invocation_parameters {
    run_command_parameters {
      parameter {
        name   = "RebootOption"
        values = ["NoReboot"]
      }

      parameter {
        name   = "Operation"
        values = ["Install"]
      }
    }
  }
}

resource "google_os_config_patch_deployment" "weekly" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: in-place-os-patching
  patch_deployment_id = "weekly"
}

resource "google_os_config_os_policy_assignment" "packages" {
  os_policies {
    id   = "look"
    mode = "VALIDATION"
  }

  os_policies {
    id   = "packages"
    mode = "ENFORCEMENT"
    #^^^^^^^^^^^^^^^^^^^^ warning: in-place-os-patching
  }
}

resource "azurerm_maintenance_configuration" "guests" {
  name  = "guests"
  scope = "InGuestPatch"
  #^^^^^^^^^^^^^^^^^^^^^^ warning: in-place-os-patching
}

resource "azurerm_maintenance_assignment_virtual_machine" "web" {
  maintenance_configuration_id = azurerm_maintenance_configuration.guests.id
}
