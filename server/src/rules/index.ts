import type { Rule } from "./rule.ts";
import { userDataNotReplacing } from "./user-data-not-replacing.ts";

/** Every rule, in the order of the catalogue. */
export const RULES: readonly Rule[] = [userDataNotReplacing];
