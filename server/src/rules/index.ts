import { asgNoInstanceRefresh } from "./asg-no-instance-refresh.ts";
import { ignoreChangesImage } from "./ignore-changes-image.ts";
import { launchTemplateLatest } from "./launch-template-latest.ts";
import { manifestMissing } from "./manifest-missing.ts";
import { preventDestroyOnCompute } from "./prevent-destroy-on-compute.ts";
import type { Rule } from "./rule.ts";
import { userDataNotReplacing } from "./user-data-not-replacing.ts";

/** Every rule, in the order of the catalogue. */
export const RULES: readonly Rule[] = [
  ignoreChangesImage,
  preventDestroyOnCompute,
  userDataNotReplacing,
  launchTemplateLatest,
  asgNoInstanceRefresh,
  manifestMissing,
];
