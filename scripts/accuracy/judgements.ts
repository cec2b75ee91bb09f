import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ROOT } from "../run/steps.ts";
import type { CodeBlock } from "./blocks.ts";

/** Where the judgements lie, a file for each repository. */
const JUDGEMENTS = join(ROOT, "test/accuracy/judgements");

/** What somebody who read the code says about a block. Rules by id. */
export interface Judgement {
  readonly repository: string;
  readonly file: string;
  readonly block: string;
  readonly hash: string;
  /** What the code says. */
  readonly because: string;
  /** Rules whose findings here are deserved. */
  readonly right: readonly string[];
  /** Rules that report falsely here, and why that is false. */
  readonly wrong: Readonly<Record<string, string>>;
  /** Rules that by the catalogue should report here, and why. */
  readonly missed: Readonly<Record<string, string>>;
}

type Written = Omit<Judgement, "repository" | "right" | "wrong" | "missed"> &
  Partial<Pick<Judgement, "right" | "wrong" | "missed">>;

/** Names a block in the judgements. */
export function keyOf(block: CodeBlock | Judgement): string {
  const address = "block" in block ? block.block : block.address;
  return `${block.repository}/${block.file} ${address} ${block.hash}`;
}

export function readJudgements(): Judgement[] {
  if (!existsSync(JUDGEMENTS)) return [];
  return readdirSync(JUDGEMENTS)
    .sort()
    .flatMap((name) => {
      const written = parse(readFileSync(join(JUDGEMENTS, name), "utf8")) as readonly Written[];
      const repository = name.replace(/\.yaml$/, "");
      return written.map((one) => ({ right: [], wrong: {}, missed: {}, ...one, repository }));
    });
}
