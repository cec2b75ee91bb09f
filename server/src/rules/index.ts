import { asgHealthCheckNotElb } from "./asg-health-check-not-elb.ts";
import { asgNoInstanceRefresh } from "./asg-no-instance-refresh.ts";
import { beanstalkInPlace } from "./beanstalk-in-place.ts";
import { cbdNameCollision } from "./cbd-name-collision.ts";
import { codedeployInPlace } from "./codedeploy-in-place.ts";
import { connectionBlock } from "./connection-block.ts";
import { createBeforeDestroyMissing } from "./create-before-destroy-missing.ts";
import { destroyFalseOnCompute } from "./destroy-false-on-compute.ts";
import { destroyProvisioner } from "./destroy-provisioner.ts";
import { ecsNoRollback } from "./ecs-no-rollback.ts";
import { fileProvisioner } from "./file-provisioner.ts";
import { forceNewDeployment } from "./force-new-deployment.ts";
import { ignoreChangesAll } from "./ignore-changes-all.ts";
import { ignoreChangesImage } from "./ignore-changes-image.ts";
import { imageFromLiveHost } from "./image-from-live-host.ts";
import { imageNameNotUnique } from "./image-name-not-unique.ts";
import { keyPairOnCompute } from "./key-pair-on-compute.ts";
import { launchConfigurationUsed } from "./launch-configuration-used.ts";
import { launchTemplateLatest } from "./launch-template-latest.ts";
import { lbHealthCheckMissing } from "./lb-health-check-missing.ts";
import { localExecOnHost } from "./local-exec-on-host.ts";
import { logShippingMissing } from "./log-shipping-missing.ts";
import { manifestMissing } from "./manifest-missing.ts";
import { migInPlaceUpdate } from "./mig-in-place-update.ts";
import { migNoAutohealing } from "./mig-no-autohealing.ts";
import { mostRecentLookup } from "./most-recent-lookup.ts";
import { nullResourceProvisioner } from "./null-resource-provisioner.ts";
import { overwritesImage } from "./overwrites-image.ts";
import { pinnedIdentity } from "./pinned-identity.ts";
import { pluginVersionUnpinned } from "./plugin-version-unpinned.ts";
import { preventDestroyOnCompute } from "./prevent-destroy-on-compute.ts";
import { probesMissing } from "./probes-missing.ts";
import { rdpIngressPublic } from "./rdp-ingress-public.ts";
import { remoteExec } from "./remote-exec.ts";
import { replacementSuspended } from "./replacement-suspended.ts";
import type { Rule } from "./rule.ts";
import { sshIngressPublic } from "./ssh-ingress-public.ts";
import { standaloneInstance } from "./standalone-instance.ts";
import { stopStartInPlace } from "./stop-start-in-place.ts";
import { terminationProtection } from "./termination-protection.ts";
import { userDataNotReplacing } from "./user-data-not-replacing.ts";
import { vmssManualUpgrade } from "./vmss-manual-upgrade.ts";

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
  destroyProvisioner,
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
  manifestMissing,
  imageNameNotUnique,
  overwritesImage,
  pluginVersionUnpinned,
];
