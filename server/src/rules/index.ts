import { alwaysRunTrigger } from "./always-run-trigger.ts";
import { asgNoInstanceRefresh } from "./asg-no-instance-refresh.ts";
import { bootTimeInstall } from "./boot-time-install.ts";
import { bootTimeRemoteCode } from "./boot-time-remote-code.ts";
import { bootTimeUpgrade } from "./boot-time-upgrade.ts";
import { configManagementProvider } from "./config-management-provider.ts";
import { connectionBlock } from "./connection-block.ts";
import { createBeforeDestroyMissing } from "./create-before-destroy-missing.ts";
import { destroyProvisioner } from "./destroy-provisioner.ts";
import { fileProvisioner } from "./file-provisioner.ts";
import { ignoreChangesImage } from "./ignore-changes-image.ts";
import { imageNameNotUnique } from "./image-name-not-unique.ts";
import { inPlaceOsPatching } from "./in-place-os-patching.ts";
import { keyPairOnCompute } from "./key-pair-on-compute.ts";
import { launchTemplateLatest } from "./launch-template-latest.ts";
import { localExecCloudCli } from "./local-exec-cloud-cli.ts";
import { localExecOnHost } from "./local-exec-on-host.ts";
import { manifestMissing } from "./manifest-missing.ts";
import { mostRecentLookup } from "./most-recent-lookup.ts";
import { nullResourceProvisioner } from "./null-resource-provisioner.ts";
import { overwritesImage } from "./overwrites-image.ts";
import { pluginVersionUnpinned } from "./plugin-version-unpinned.ts";
import { preventDestroyOnCompute } from "./prevent-destroy-on-compute.ts";
import { rdpIngressPublic } from "./rdp-ingress-public.ts";
import { remoteExec } from "./remote-exec.ts";
import type { Rule } from "./rule.ts";
import { sshIngressPublic } from "./ssh-ingress-public.ts";
import { ssmRunCommand } from "./ssm-run-command.ts";
import { userDataNotReplacing } from "./user-data-not-replacing.ts";
import { vendorProvisioner } from "./vendor-provisioner.ts";
import { vmExtension } from "./vm-extension.ts";

/** Every rule, in the order of the catalogue. */
export const RULES: readonly Rule[] = [
  sshIngressPublic,
  rdpIngressPublic,
  keyPairOnCompute,
  remoteExec,
  fileProvisioner,
  localExecOnHost,
  connectionBlock,
  nullResourceProvisioner,
  alwaysRunTrigger,
  localExecCloudCli,
  destroyProvisioner,
  vendorProvisioner,
  configManagementProvider,
  ssmRunCommand,
  inPlaceOsPatching,
  vmExtension,
  bootTimeInstall,
  bootTimeUpgrade,
  bootTimeRemoteCode,
  createBeforeDestroyMissing,
  ignoreChangesImage,
  preventDestroyOnCompute,
  userDataNotReplacing,
  launchTemplateLatest,
  mostRecentLookup,
  asgNoInstanceRefresh,
  manifestMissing,
  imageNameNotUnique,
  overwritesImage,
  pluginVersionUnpinned,
];
