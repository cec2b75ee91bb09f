import { adminIngressAny } from "./admin-ingress-any.ts";
import { allPortsIngressPublic } from "./all-ports-ingress-public.ts";
import { asgNoInstanceRefresh } from "./asg-no-instance-refresh.ts";
import { bastionHost } from "./bastion-host.ts";
import { connectionBlock } from "./connection-block.ts";
import { containerExec } from "./container-exec.ts";
import { createBeforeDestroyMissing } from "./create-before-destroy-missing.ts";
import { destroyProvisioner } from "./destroy-provisioner.ts";
import { fileProvisioner } from "./file-provisioner.ts";
import { ignoreChangesImage } from "./ignore-changes-image.ts";
import { imageNameNotUnique } from "./image-name-not-unique.ts";
import { keyPairOnCompute } from "./key-pair-on-compute.ts";
import { keyPairResource } from "./key-pair-resource.ts";
import { launchTemplateLatest } from "./launch-template-latest.ts";
import { localExecOnHost } from "./local-exec-on-host.ts";
import { manifestMissing } from "./manifest-missing.ts";
import { mostRecentLookup } from "./most-recent-lookup.ts";
import { naclAdminIngressPublic } from "./nacl-admin-ingress-public.ts";
import { nodeGroupRemoteAccess } from "./node-group-remote-access.ts";
import { nullResourceProvisioner } from "./null-resource-provisioner.ts";
import { osLoginDisabled } from "./os-login-disabled.ts";
import { overwritesImage } from "./overwrites-image.ts";
import { passwordAuthEnabled } from "./password-auth-enabled.ts";
import { pluginVersionUnpinned } from "./plugin-version-unpinned.ts";
import { preventDestroyOnCompute } from "./prevent-destroy-on-compute.ts";
import { projectWideSshKeys } from "./project-wide-ssh-keys.ts";
import { publicIpOnCompute } from "./public-ip-on-compute.ts";
import { rdpIngressPublic } from "./rdp-ingress-public.ts";
import { remoteExec } from "./remote-exec.ts";
import type { Rule } from "./rule.ts";
import { serialConsoleEnabled } from "./serial-console-enabled.ts";
import { sshIngressPublic } from "./ssh-ingress-public.ts";
import { userDataNotReplacing } from "./user-data-not-replacing.ts";
import { winrmIngressPublic } from "./winrm-ingress-public.ts";

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
  destroyProvisioner,
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
