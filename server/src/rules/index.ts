import { asgNoInstanceRefresh } from "./asg-no-instance-refresh.ts";
import { azureNotGeneralized } from "./azure-not-generalized.ts";
import { bootVolumeUnencrypted } from "./boot-volume-unencrypted.ts";
import { breakpointLeft } from "./breakpoint-left.ts";
import { buildAccessOpen } from "./build-access-open.ts";
import { connectionBlock } from "./connection-block.ts";
import { createBeforeDestroyMissing } from "./create-before-destroy-missing.ts";
import { destroyProvisioner } from "./destroy-provisioner.ts";
import { dockerLatestTag } from "./docker-latest-tag.ts";
import { fileProvisioner } from "./file-provisioner.ts";
import { hardCodedCredentials } from "./hard-coded-credentials.ts";
import { hostIdentityNotCleaned } from "./host-identity-not-cleaned.ts";
import { ignoreChangesImage } from "./ignore-changes-image.ts";
import { imageNameNotUnique } from "./image-name-not-unique.ts";
import { imagePublic } from "./image-public.ts";
import { isoChecksumNone } from "./iso-checksum-none.ts";
import { keyPairOnCompute } from "./key-pair-on-compute.ts";
import { launchTemplateLatest } from "./launch-template-latest.ts";
import { localExecOnHost } from "./local-exec-on-host.ts";
import { manifestMissing } from "./manifest-missing.ts";
import { mostRecentLookup } from "./most-recent-lookup.ts";
import { noImageTest } from "./no-image-test.ts";
import { noProvenanceTags } from "./no-provenance-tags.ts";
import { nullResourceProvisioner } from "./null-resource-provisioner.ts";
import { overwritesImage } from "./overwrites-image.ts";
import { pluginVersionUnpinned } from "./plugin-version-unpinned.ts";
import { preventDestroyOnCompute } from "./prevent-destroy-on-compute.ts";
import { rdpIngressPublic } from "./rdp-ingress-public.ts";
import { remoteExec } from "./remote-exec.ts";
import { remoteScriptUnpinned } from "./remote-script-unpinned.ts";
import { requiredPluginsMissing } from "./required-plugins-missing.ts";
import { requiredVersionMissing } from "./required-version-missing.ts";
import type { Rule } from "./rule.ts";
import { sourceImageUnpinned } from "./source-image-unpinned.ts";
import { sourceOwnerMissing } from "./source-owner-missing.ts";
import { sshIngressPublic } from "./ssh-ingress-public.ts";
import { unpinnedPackages } from "./unpinned-packages.ts";
import { upgradeWithoutPin } from "./upgrade-without-pin.ts";
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
  asgNoInstanceRefresh,
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
  hostIdentityNotCleaned,
  azureNotGeneralized,
  noImageTest,
  bootVolumeUnencrypted,
  buildAccessOpen,
  imagePublic,
  isoChecksumNone,
  breakpointLeft,
  noProvenanceTags,
];
