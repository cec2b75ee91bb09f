import { RULE_LEVELS } from "../../../protocol/src/settings.ts";

/** What a label or a value stands for; completion knows more of some than what may be written. */
export type ProjectValue =
  | { readonly kind: "choice"; readonly values: readonly string[] }
  /** Patterns of files and folders that are not checked. */
  | { readonly kind: "globs" }
  /** Vars files of Terraform. */
  | { readonly kind: "varsFiles" };

export interface ProjectAttribute {
  readonly name: string;
  readonly value: ProjectValue;
  /** A sentence. Markdown. */
  readonly description: string;
  readonly example: string;
}

export interface ProjectBlock {
  readonly type: string;
  /** What the one label names; undefined for a block without. */
  readonly label?: "rule" | "folder";
  /** A sentence or two. Markdown. */
  readonly description: string;
  readonly attributes: readonly ProjectAttribute[];
  /** True when a second block of the same label is a mistake. */
  readonly unique: boolean;
}

/** The blocks of `rebake.hcl`: what is read, completed and explained comes from this table. */
export const PROJECT_BLOCKS: readonly ProjectBlock[] = [
  {
    type: "rule",
    label: "rule",
    description: "How severe the findings of a rule are, and where it reports nothing; `off` silences it.",
    unique: true,
    attributes: [
      {
        name: "severity",
        value: { kind: "choice", values: RULE_LEVELS },
        description: 'What its findings are: `"error"`, `"warning"`, `"information"`, `"hint"` or `"off"`.',
        example: 'severity = "warning"',
      },
      {
        name: "ignore",
        value: { kind: "globs" },
        description:
          "Patterns, as in `ignore { paths }`, of files and folders in which just this rule reports nothing.",
        example: 'ignore = ["examples/**", "**/legacy/*.tf"]',
      },
    ],
  },
  {
    type: "ignore",
    description: "Files and folders in which nothing is reported.",
    unique: false,
    attributes: [
      {
        name: "paths",
        value: { kind: "globs" },
        description:
          "Patterns, relative to the folder of `rebake.hcl`. One without a slash counts at any depth, and one of a folder for all that is in it.",
        example: 'paths = ["legacy/**", "**/generated/*.tf"]',
      },
    ],
  },
  {
    type: "vars",
    label: "folder",
    description:
      "The vars files that `terraform plan -var-file` is given in a root module. Its variables then have these values, not their defaults.",
    unique: true,
    attributes: [
      {
        name: "files",
        value: { kind: "varsFiles" },
        description:
          "Vars files or patterns of them, relative to the folder of `rebake.hcl`; a later one wins over an earlier one.",
        example: 'files = ["envs/prod/prod.tfvars"]',
      },
    ],
  },
];

/** Blocks that other commands read; what is in them is theirs. */
export const FOREIGN_BLOCKS: readonly string[] = ["image", "target"];

export function projectBlock(type: string): ProjectBlock | undefined {
  return PROJECT_BLOCKS.find((one) => one.type === type);
}

/** The name of the project file. */
export const PROJECT_FILE = "rebake.hcl";
