import { RULE_LEVELS } from "../../../protocol/src/settings.ts";
import { IMAGE_BLOCK, TARGET_BLOCK } from "./deploy-schema.ts";

/** What a label or a value stands for; completion knows more of some than what may be written. */
export type ProjectValue =
  | { readonly kind: "choice"; readonly values: readonly string[] }
  /** Patterns of files and folders that are not checked. */
  | { readonly kind: "globs" }
  /** Vars files of Terraform. */
  | { readonly kind: "varsFiles" }
  /** Vars files of Packer. */
  | { readonly kind: "packerVarsFiles" }
  /** A template of Packer, or its folder. */
  | { readonly kind: "template" }
  /** The folder of a root module. */
  | { readonly kind: "root" }
  /** An `image` block of the file. */
  | { readonly kind: "image" }
  /** A variable of the root module of the block. */
  | { readonly kind: "variable" }
  | { readonly kind: "workspace" }
  | { readonly kind: "text" }
  | { readonly kind: "texts" }
  /** Names of builds or patterns of them, as Packer takes them in one list with commas. */
  | { readonly kind: "builds" }
  | { readonly kind: "url" }
  | { readonly kind: "flag" }
  | { readonly kind: "number"; readonly least: number; readonly most: number };

export interface ProjectAttribute {
  readonly name: string;
  readonly value: ProjectValue;
  /** A sentence. Markdown. */
  readonly description: string;
  readonly example: string;
  /** Without it the block does not count. */
  readonly isRequired?: true;
}

export interface ProjectBlock {
  readonly type: string;
  /** What the one label names; undefined for a block without. `name` is one that the block itself gives. */
  readonly label?: "rule" | "folder" | "name";
  /** A sentence or two. Markdown. */
  readonly description: string;
  readonly attributes: readonly ProjectAttribute[];
  /** True when a second block of the same label is a mistake. */
  readonly unique: boolean;
  /** What may stand in it. */
  readonly blocks?: readonly ProjectBlock[];
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
  IMAGE_BLOCK,
  TARGET_BLOCK,
];

/** @param path the type of a block; of one that stands in another one, that of the other before it: `target verify` */
export function projectBlock(path: string): ProjectBlock | undefined {
  const [outer, inner] = path.split(" ");
  const block = PROJECT_BLOCKS.find(({ type }) => type === outer);
  return inner === undefined ? block : block?.blocks?.find(({ type }) => type === inner);
}

/** The name of the project file. */
export const PROJECT_FILE = "rebake.hcl";
