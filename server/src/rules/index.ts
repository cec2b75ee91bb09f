import { alwaysRunTrigger } from "./always-run-trigger.ts";
import { asgNoInstanceRefresh } from "./asg-no-instance-refresh.ts";
import { backendNoLock } from "./backend-no-lock.ts";
import { bootDiskSurvives } from "./boot-disk-survives.ts";
import { bootTimeInstall } from "./boot-time-install.ts";
import { bootTimeRemoteCode } from "./boot-time-remote-code.ts";
import { bootTimeUpgrade } from "./boot-time-upgrade.ts";
import { configManagementProvider } from "./config-management-provider.ts";
import { connectionBlock } from "./connection-block.ts";
import { createBeforeDestroyMissing } from "./create-before-destroy-missing.ts";
import { dataVolumeInline } from "./data-volume-inline.ts";
import { databaseNoBackups } from "./database-no-backups.ts";
import { databaseNoDeletionProtection } from "./database-no-deletion-protection.ts";
import { databaseNoPreventDestroy } from "./database-no-prevent-destroy.ts";
import { databaseOnInstance } from "./database-on-instance.ts";
import { databaseSkipFinalSnapshot } from "./database-skip-final-snapshot.ts";
import { destroyProvisioner } from "./destroy-provisioner.ts";
import { engineAutoMinorUpgrade } from "./engine-auto-minor-upgrade.ts";
import { fileProvisioner } from "./file-provisioner.ts";
import { hostPathVolume } from "./host-path-volume.ts";
import { ignoreChangesImage } from "./ignore-changes-image.ts";
import { imageNameNotUnique } from "./image-name-not-unique.ts";
import { inPlaceOsPatching } from "./in-place-os-patching.ts";
import { inlineSecurityGroupRules } from "./inline-security-group-rules.ts";
import { keyPairOnCompute } from "./key-pair-on-compute.ts";
import { launchTemplateLatest } from "./launch-template-latest.ts";
import { localBackend } from "./local-backend.ts";
import { localExecCloudCli } from "./local-exec-cloud-cli.ts";
import { localExecOnHost } from "./local-exec-on-host.ts";
import { manifestMissing } from "./manifest-missing.ts";
import { mostRecentLookup } from "./most-recent-lookup.ts";
import { noPostconditionOnImage } from "./no-postcondition-on-image.ts";
import { nullResourceProvisioner } from "./null-resource-provisioner.ts";
import { overwritesImage } from "./overwrites-image.ts";
import { pluginVersionUnpinned } from "./plugin-version-unpinned.ts";
import { preventDestroyOnCompute } from "./prevent-destroy-on-compute.ts";
import { privilegedHostMutation } from "./privileged-host-mutation.ts";
import { rdpIngressPublic } from "./rdp-ingress-public.ts";
import { remoteExec } from "./remote-exec.ts";
import type { Rule } from "./rule.ts";
import { sessionAffinity } from "./session-affinity.ts";
import { sshIngressPublic } from "./ssh-ingress-public.ts";
import { ssmRunCommand } from "./ssm-run-command.ts";
import { timestampArgument } from "./timestamp-argument.ts";
import { userDataNotReplacing } from "./user-data-not-replacing.ts";
import { vendorProvisioner } from "./vendor-provisioner.ts";
import { vmExtension } from "./vm-extension.ts";
import { volumeUnprotected } from "./volume-unprotected.ts";
import { writableContainerRootfs } from "./writable-container-rootfs.ts";

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
  dataVolumeInline,
  bootDiskSurvives,
  volumeUnprotected,
  databaseOnInstance,
  databaseNoDeletionProtection,
  databaseNoPreventDestroy,
  databaseSkipFinalSnapshot,
  databaseNoBackups,
  localBackend,
  backendNoLock,
  hostPathVolume,
  sessionAffinity,
  asgNoInstanceRefresh,
  timestampArgument,
  inlineSecurityGroupRules,
  writableContainerRootfs,
  privilegedHostMutation,
  engineAutoMinorUpgrade,
  noPostconditionOnImage,
  manifestMissing,
  imageNameNotUnique,
  overwritesImage,
  pluginVersionUnpinned,
];
