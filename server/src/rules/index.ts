import { amiOwnersMissing } from "./ami-owners-missing.ts";
import { asgNoInstanceRefresh } from "./asg-no-instance-refresh.ts";
import { azureVersionLatest } from "./azure-version-latest.ts";
import { connectionBlock } from "./connection-block.ts";
import { containerNoDigest } from "./container-no-digest.ts";
import { containerTagLatestOrMissing } from "./container-tag-latest-or-missing.ts";
import { coreVersionUnpinned } from "./core-version-unpinned.ts";
import { createBeforeDestroyMissing } from "./create-before-destroy-missing.ts";
import { destroyProvisioner } from "./destroy-provisioner.ts";
import { fileProvisioner } from "./file-provisioner.ts";
import { gcpImageFamily } from "./gcp-image-family.ts";
import { helmChartUnpinned } from "./helm-chart-unpinned.ts";
import { ignoreChangesImage } from "./ignore-changes-image.ts";
import { imageNameNotUnique } from "./image-name-not-unique.ts";
import { keyPairOnCompute } from "./key-pair-on-compute.ts";
import { lambdaMutableArtifact } from "./lambda-mutable-artifact.ts";
import { launchTemplateLatest } from "./launch-template-latest.ts";
import { localExecOnHost } from "./local-exec-on-host.ts";
import { manifestMissing } from "./manifest-missing.ts";
import { moduleSourceUnpinned } from "./module-source-unpinned.ts";
import { mostRecentLookup } from "./most-recent-lookup.ts";
import { nullResourceProvisioner } from "./null-resource-provisioner.ts";
import { overwritesImage } from "./overwrites-image.ts";
import { pluginVersionUnpinned } from "./plugin-version-unpinned.ts";
import { preventDestroyOnCompute } from "./prevent-destroy-on-compute.ts";
import { providerVersionUnpinned } from "./provider-version-unpinned.ts";
import { rdpIngressPublic } from "./rdp-ingress-public.ts";
import { registryTagsMutable } from "./registry-tags-mutable.ts";
import { remoteExec } from "./remote-exec.ts";
import type { Rule } from "./rule.ts";
import { slugDistroImage } from "./slug-distro-image.ts";
import { sshIngressPublic } from "./ssh-ingress-public.ts";
import { ssmLatestAmi } from "./ssm-latest-ami.ts";
import { userDataNotReplacing } from "./user-data-not-replacing.ts";

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
  ignoreChangesImage,
  preventDestroyOnCompute,
  userDataNotReplacing,
  launchTemplateLatest,
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
  helmChartUnpinned,
  lambdaMutableArtifact,
  asgNoInstanceRefresh,
  manifestMissing,
  imageNameNotUnique,
  overwritesImage,
  pluginVersionUnpinned,
];
