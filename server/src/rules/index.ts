import { adminIngressAny } from "./admin-ingress-any.ts";
import { allPortsIngressPublic } from "./all-ports-ingress-public.ts";
import { alwaysRunTrigger } from "./always-run-trigger.ts";
import { amiOwnersMissing } from "./ami-owners-missing.ts";
import { asgHealthCheckNotElb } from "./asg-health-check-not-elb.ts";
import { asgNoInstanceRefresh } from "./asg-no-instance-refresh.ts";
import { azureNotGeneralized } from "./azure-not-generalized.ts";
import { azureVersionLatest } from "./azure-version-latest.ts";
import { backendNoLock } from "./backend-no-lock.ts";
import { bastionHost } from "./bastion-host.ts";
import { beanstalkInPlace } from "./beanstalk-in-place.ts";
import { bootDiskSurvives } from "./boot-disk-survives.ts";
import { bootTimeInstall } from "./boot-time-install.ts";
import { bootTimeRemoteCode } from "./boot-time-remote-code.ts";
import { bootTimeUpgrade } from "./boot-time-upgrade.ts";
import { bootVolumeUnencrypted } from "./boot-volume-unencrypted.ts";
import { breakpointLeft } from "./breakpoint-left.ts";
import { buildAccessOpen } from "./build-access-open.ts";
import { cbdNameCollision } from "./cbd-name-collision.ts";
import { codedeployInPlace } from "./codedeploy-in-place.ts";
import { configManagementProvider } from "./config-management-provider.ts";
import { connectionBlock } from "./connection-block.ts";
import { containerExec } from "./container-exec.ts";
import { containerNoDigest } from "./container-no-digest.ts";
import { containerTagLatestOrMissing } from "./container-tag-latest-or-missing.ts";
import { coreVersionUnpinned } from "./core-version-unpinned.ts";
import { createBeforeDestroyMissing } from "./create-before-destroy-missing.ts";
import { dataVolumeInline } from "./data-volume-inline.ts";
import { databaseNoBackups } from "./database-no-backups.ts";
import { databaseNoDeletionProtection } from "./database-no-deletion-protection.ts";
import { databaseNoPreventDestroy } from "./database-no-prevent-destroy.ts";
import { databaseOnInstance } from "./database-on-instance.ts";
import { databaseSkipFinalSnapshot } from "./database-skip-final-snapshot.ts";
import { deleteOfStateful } from "./delete-of-stateful.ts";
import { destroyBeforeCreateOfServing } from "./destroy-before-create-of-serving.ts";
import { destroyFalseOnCompute } from "./destroy-false-on-compute.ts";
import { destroyProvisioner } from "./destroy-provisioner.ts";
import { dockerLatestTag } from "./docker-latest-tag.ts";
import { ecsNoRollback } from "./ecs-no-rollback.ts";
import { engineAutoMinorUpgrade } from "./engine-auto-minor-upgrade.ts";
import { failedChecks } from "./failed-checks.ts";
import { fileProvisioner } from "./file-provisioner.ts";
import { forceNewDeployment } from "./force-new-deployment.ts";
import { gcpImageFamily } from "./gcp-image-family.ts";
import { hardCodedCredentials } from "./hard-coded-credentials.ts";
import { helmChartUnpinned } from "./helm-chart-unpinned.ts";
import { hostIdentityNotCleaned } from "./host-identity-not-cleaned.ts";
import { hostPathVolume } from "./host-path-volume.ts";
import { ignoreChangesAll } from "./ignore-changes-all.ts";
import { ignoreChangesImage } from "./ignore-changes-image.ts";
import { imageFromLiveHost } from "./image-from-live-host.ts";
import { imageNameNotUnique } from "./image-name-not-unique.ts";
import { imageNotFromLedger } from "./image-not-from-ledger.ts";
import { imagePublic } from "./image-public.ts";
import { inPlaceOsPatching } from "./in-place-os-patching.ts";
import { inPlaceUpdateOfMachine } from "./in-place-update-of-machine.ts";
import { inlineSecurityGroupRules } from "./inline-security-group-rules.ts";
import { isoChecksumNone } from "./iso-checksum-none.ts";
import { keyPairOnCompute } from "./key-pair-on-compute.ts";
import { keyPairResource } from "./key-pair-resource.ts";
import { lambdaMutableArtifact } from "./lambda-mutable-artifact.ts";
import { launchConfigurationUsed } from "./launch-configuration-used.ts";
import { launchTemplateLatest } from "./launch-template-latest.ts";
import { lbHealthCheckMissing } from "./lb-health-check-missing.ts";
import { legacyJson } from "./legacy-json.ts";
import { localBackend } from "./local-backend.ts";
import { localExecCloudCli } from "./local-exec-cloud-cli.ts";
import { localExecOnHost } from "./local-exec-on-host.ts";
import { lockFileMissing } from "./lock-file-missing.ts";
import { logShippingMissing } from "./log-shipping-missing.ts";
import { manifestMissing } from "./manifest-missing.ts";
import { migInPlaceUpdate } from "./mig-in-place-update.ts";
import { migNoAutohealing } from "./mig-no-autohealing.ts";
import { moduleSourceUnpinned } from "./module-source-unpinned.ts";
import { mostRecentLookup } from "./most-recent-lookup.ts";
import { naclAdminIngressPublic } from "./nacl-admin-ingress-public.ts";
import { noImageTest } from "./no-image-test.ts";
import { noPostconditionOnImage } from "./no-postcondition-on-image.ts";
import { noProvenanceTags } from "./no-provenance-tags.ts";
import { nodeGroupRemoteAccess } from "./node-group-remote-access.ts";
import { nullResourceProvisioner } from "./null-resource-provisioner.ts";
import { osLoginDisabled } from "./os-login-disabled.ts";
import { overwritesImage } from "./overwrites-image.ts";
import { partialPlan } from "./partial-plan.ts";
import { passwordAuthEnabled } from "./password-auth-enabled.ts";
import { pinnedIdentity } from "./pinned-identity.ts";
import { pluginVersionUnpinned } from "./plugin-version-unpinned.ts";
import { preventDestroyOnCompute } from "./prevent-destroy-on-compute.ts";
import { privilegedHostMutation } from "./privileged-host-mutation.ts";
import { probesMissing } from "./probes-missing.ts";
import { projectWideSshKeys } from "./project-wide-ssh-keys.ts";
import { providerVersionUnpinned } from "./provider-version-unpinned.ts";
import { publicIpOnCompute } from "./public-ip-on-compute.ts";
import { rdpIngressPublic } from "./rdp-ingress-public.ts";
import { registryTagsMutable } from "./registry-tags-mutable.ts";
import { remoteExec } from "./remote-exec.ts";
import { remoteScriptUnpinned } from "./remote-script-unpinned.ts";
import { replacementSuspended } from "./replacement-suspended.ts";
import { requiredPluginsMissing } from "./required-plugins-missing.ts";
import { requiredVersionMissing } from "./required-version-missing.ts";
import type { Rule } from "./rule.ts";
import { serialConsoleEnabled } from "./serial-console-enabled.ts";
import { sessionAffinity } from "./session-affinity.ts";
import { slugDistroImage } from "./slug-distro-image.ts";
import { sourceImageUnpinned } from "./source-image-unpinned.ts";
import { sourceOwnerMissing } from "./source-owner-missing.ts";
import { sshIngressPublic } from "./ssh-ingress-public.ts";
import { ssmLatestAmi } from "./ssm-latest-ami.ts";
import { ssmRunCommand } from "./ssm-run-command.ts";
import { standaloneInstance } from "./standalone-instance.ts";
import { stopStartInPlace } from "./stop-start-in-place.ts";
import { terminationProtection } from "./termination-protection.ts";
import { timestampArgument } from "./timestamp-argument.ts";
import { unpinnedPackages } from "./unpinned-packages.ts";
import { unrelatedChanges } from "./unrelated-changes.ts";
import { upgradeWithoutPin } from "./upgrade-without-pin.ts";
import { userDataNotReplacing } from "./user-data-not-replacing.ts";
import { vendorProvisioner } from "./vendor-provisioner.ts";
import { vmExtension } from "./vm-extension.ts";
import { vmssManualUpgrade } from "./vmss-manual-upgrade.ts";
import { volumeUnprotected } from "./volume-unprotected.ts";
import { winrmIngressPublic } from "./winrm-ingress-public.ts";
import { writableContainerRootfs } from "./writable-container-rootfs.ts";

/** Every rule, in the order of the catalogue. */
export const RULES: readonly Rule[] = [
  sshIngressPublic,
  rdpIngressPublic,
  winrmIngressPublic,
  allPortsIngressPublic,
  adminIngressAny,
  naclAdminIngressPublic,
  keyPairOnCompute,
  keyPairResource,
  passwordAuthEnabled,
  projectWideSshKeys,
  osLoginDisabled,
  serialConsoleEnabled,
  containerExec,
  nodeGroupRemoteAccess,
  bastionHost,
  publicIpOnCompute,
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
  cbdNameCollision,
  ignoreChangesImage,
  ignoreChangesAll,
  preventDestroyOnCompute,
  terminationProtection,
  userDataNotReplacing,
  stopStartInPlace,
  standaloneInstance,
  launchConfigurationUsed,
  launchTemplateLatest,
  imageFromLiveHost,
  destroyFalseOnCompute,
  pinnedIdentity,
  mostRecentLookup,
  amiOwnersMissing,
  azureVersionLatest,
  gcpImageFamily,
  ssmLatestAmi,
  slugDistroImage,
  containerTagLatestOrMissing,
  containerNoDigest,
  registryTagsMutable,
  moduleSourceUnpinned,
  providerVersionUnpinned,
  coreVersionUnpinned,
  lockFileMissing,
  helmChartUnpinned,
  lambdaMutableArtifact,
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
  asgHealthCheckNotElb,
  asgNoInstanceRefresh,
  lbHealthCheckMissing,
  migInPlaceUpdate,
  migNoAutohealing,
  vmssManualUpgrade,
  codedeployInPlace,
  beanstalkInPlace,
  ecsNoRollback,
  forceNewDeployment,
  probesMissing,
  replacementSuspended,
  logShippingMissing,
  timestampArgument,
  inlineSecurityGroupRules,
  writableContainerRootfs,
  privilegedHostMutation,
  engineAutoMinorUpgrade,
  noPostconditionOnImage,
  requiredPluginsMissing,
  pluginVersionUnpinned,
  requiredVersionMissing,
  sourceImageUnpinned,
  sourceOwnerMissing,
  hardCodedCredentials,
  upgradeWithoutPin,
  unpinnedPackages,
  remoteScriptUnpinned,
  manifestMissing,
  imageNameNotUnique,
  overwritesImage,
  dockerLatestTag,
  legacyJson,
  hostIdentityNotCleaned,
  azureNotGeneralized,
  noImageTest,
  bootVolumeUnencrypted,
  buildAccessOpen,
  imagePublic,
  isoChecksumNone,
  breakpointLeft,
  noProvenanceTags,
  inPlaceUpdateOfMachine,
  destroyBeforeCreateOfServing,
  deleteOfStateful,
  imageNotFromLedger,
  unrelatedChanges,
  partialPlan,
  failedChecks,
];
