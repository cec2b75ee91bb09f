import type { PageWords } from "../../../protocol/src/plan-page-words.ts";
import type { SectionId } from "./row.ts";

const TITLES = {
  delete: "titleDelete",
  "replace-destroy-first": "titleDestroyFirst",
  "replace-create-first": "titleCreateFirst",
  forget: "titleForget",
  unknown: "titleUnknown",
  update: "titleUpdate",
  create: "titleCreate",
  import: "titleImport",
  move: "titleMove",
  read: "titleRead",
  deferred: "titleDeferred",
  drift: "titleDrift",
  checks: "titleChecks",
  outputs: "titleOutputs",
  actions: "titleActions",
} as const satisfies Readonly<Record<SectionId, keyof PageWords>>;

export function sectionTitle(section: SectionId, words: PageWords): string {
  return words[TITLES[section]];
}
