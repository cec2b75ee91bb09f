/**
 * Where Azure resources name a marketplace image by publisher, offer, SKU and version.
 * Source: the registry's documentation of the resources; what replaces is what their schemas say.
 */
export interface AzureImageReference {
  readonly block: string;
  /** What another version does to what runs. */
  readonly change: "in place" | "replaces";
  /** What says that machines move to new versions by themselves. */
  readonly upgrades?: { readonly block?: string; readonly attributes: readonly string[] };
}

const MACHINE: AzureImageReference = { block: "source_image_reference", change: "replaces" };
const SCALE_SET: AzureImageReference = {
  block: "source_image_reference",
  change: "in place",
  upgrades: {
    block: "automatic_os_upgrade_policy",
    attributes: ["automatic_os_upgrade_enabled", "enable_automatic_os_upgrade"],
  },
};

/** By resource type. */
export const AZURE_IMAGE_REFERENCES: Readonly<Record<string, AzureImageReference>> = {
  azurerm_linux_virtual_machine: MACHINE,
  azurerm_windows_virtual_machine: MACHINE,
  azurerm_virtual_machine: { block: "storage_image_reference", change: "replaces" },
  azurerm_linux_virtual_machine_scale_set: SCALE_SET,
  azurerm_windows_virtual_machine_scale_set: SCALE_SET,
  azurerm_orchestrated_virtual_machine_scale_set: SCALE_SET,
  azurerm_virtual_machine_scale_set: {
    block: "storage_profile_image_reference",
    change: "in place",
    upgrades: { attributes: ["automatic_os_upgrade"] },
  },
  azurerm_batch_pool: { block: "storage_image_reference", change: "replaces" },
  azurerm_dev_test_linux_virtual_machine: { block: "gallery_image_reference", change: "replaces" },
  azurerm_dev_test_windows_virtual_machine: { block: "gallery_image_reference", change: "replaces" },
};
