import { leafModule, rootModule, SHARED_VARIABLE } from "./generated-modules.ts";

const LEAVES = 1_700;
const ROOTS = 299;
/** Calls of leaf modules in each root module. */
const CALLS = 9;
const FILES = 5_000;
const LINES = 1_000_000;

/** A workspace that is generated, always the same: paths and texts, and where a benchmark types. */
export interface GeneratedWorkspace {
  readonly files: ReadonlyMap<string, string>;
  readonly lines: number;
  readonly modules: number;
  /** A file in which a variable's default stands that many resources of the same root module use. */
  readonly shared: { readonly path: string; readonly variable: string; readonly users: number };
  /** A file of a module that others call. */
  readonly leaf: string;
}

/**
 * 5,000 files, 1,000,000 lines, 2,000 modules: root modules call leaf modules with arguments, with and without `for_each`,
 * and pass the outputs of some to others; about every hundredth resource of a kind has a fault, which gives about as many
 * findings a line as real code has.
 */
export function generatedWorkspace(): GeneratedWorkspace {
  const files = new Map<string, string>();
  for (let index = 0; index < LEAVES; index++)
    for (const [name, text] of leafModule(index, index % 4 === 0 ? calledLeaf(index) : undefined))
      files.set(`modules/leaf_${index}/${name}`, text);
  for (let index = 0; index < ROOTS; index++)
    for (const [name, text] of rootModule({ index, calls: callsOf(index), users: 20 }))
      files.set(`live/root_${index}/${name}`, text);
  for (const [name, text] of rootModule({ index: ROOTS, calls: callsOf(ROOTS), users: 500 }))
    files.set(`live/large/${name}`, text);
  fill(files);
  return {
    files,
    lines: linesOf([...files.values()]),
    modules: LEAVES + ROOTS + 1,
    shared: { path: "live/large/variables.tf", variable: SHARED_VARIABLE, users: 500 },
    leaf: "modules/leaf_9/main.tf",
  };
}

/** The leaf module that another one calls: always one with a higher number, so nothing goes round in circles. */
function calledLeaf(index: number): number | undefined {
  const called = index + 1 + (index % 3);
  return called < LEAVES && called % 4 !== 0 ? called : undefined;
}

/** Every leaf module is called by one or two roots. */
function callsOf(root: number): number[] {
  return Array.from({ length: CALLS }, (_, call) => (root * 6 + call) % LEAVES);
}

/** Adds what is missing to the numbers of files and lines: data that modules carry along, as real ones do. */
function fill(files: Map<string, string>): void {
  const missing = LINES - linesOf([...files.values()]);
  const count = FILES - files.size;
  if (missing < count || count < 1) throw new Error(`${count} files for ${missing} lines do not work out`);
  for (let index = 0, left = missing; index < count; index++) {
    const lines = Math.ceil(left / (count - index));
    files.set(
      `modules/leaf_${index % LEAVES}/policies_${Math.floor(index / LEAVES)}.tf`,
      policies(index, lines),
    );
    left -= lines;
  }
}

/** A file of exactly so many lines: documents of access policies in locals. */
function policies(index: number, lines: number): string {
  const parts: string[] = [];
  let count = 0;
  for (let number = 0; count + POLICY_LINES <= lines; number++, count += POLICY_LINES) {
    parts.push(`data "aws_iam_policy_document" "policy_${index}_${number}" {
  statement {
    sid       = "Read${number}"
    actions   = ["s3:GetObject", "s3:ListBucket"]
    resources = ["arn:aws:s3:::\${var.name}-${number}", "arn:aws:s3:::\${var.name}-${number}/*"]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestedRegion"
      values   = [var.region]
    }
  }
}

`);
  }
  parts.push("# kept here until the old account is gone\n".repeat(lines - count));
  return parts.join("");
}

const POLICY_LINES = 14;

function linesOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.split("\n").length - 1, 0);
}
