import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findTool, type NoTool, type PathOptions } from "./find-tool.ts";

/** Which of the two engines a root module is planned with. */
export type EngineChoice =
  | { readonly kind: "chosen"; readonly name: "terraform" | "tofu"; readonly because: string }
  | NoTool;

export interface EngineOptions extends PathOptions {
  /** Absolute paths that are set for one or both of them. */
  readonly settings?: Partial<Record<"terraform" | "tofu", string>>;
}

/**
 * Chooses between Terraform and OpenTofu: what only one of them can read or has locked, else the only one that is set or there. Where
 * both are, and nothing in the folder speaks for one of them, somebody must say.
 */
export function chooseEngine(directory: string, options: EngineOptions): EngineChoice {
  const hint = hintIn(directory);
  const there = (["terraform", "tofu"] as const).filter(
    (name) =>
      // One that is set counts also when it cannot be used: whoever set it is to hear why.
      options.settings?.[name] !== undefined ||
      !("kind" in findTool(name, { ...options, setting: undefined })),
  );
  if (hint) {
    if (there.length === 0 || there.includes(hint.name)) return { kind: "chosen", ...hint };
    return {
      kind: "missing",
      message: `${directory} is for ${hint.name} (${hint.because}), which was not found in PATH. Install it, or choose another with --tool.`,
    };
  }
  const set = there.filter((name) => options.settings?.[name] !== undefined);
  if (set[0] && set.length === 1)
    return { kind: "chosen", name: set[0], because: "it is the one whose path is set" };
  const [first, second] = there;
  if (first && second)
    return {
      kind: "refused",
      message: `Both terraform and tofu are installed, and nothing in ${directory} says which one it is for. Choose with --tool terraform or --tool tofu.`,
    };
  if (first) return { kind: "chosen", name: first, because: "it is the one that is installed" };
  return {
    kind: "missing",
    message:
      "Neither terraform nor tofu was found in PATH. Install one of them, or say where it is with --tool-path and an absolute path.",
  };
}

function hintIn(
  directory: string,
): { readonly name: "terraform" | "tofu"; readonly because: string } | undefined {
  const names = readdirSync(directory);
  if (names.some((name) => /\.tofu(?:\.json)?$/.test(name)))
    return { name: "tofu", because: "it has .tofu files, which only OpenTofu reads" };
  const lock = ".terraform.lock.hcl";
  if (!names.includes(lock)) return undefined;
  const hosts = [...readFileSync(join(directory, lock), "utf8").matchAll(/^provider\s+"([^/"]+)\//gm)].map(
    (match) => match[1],
  );
  const isTofu = hosts.includes("registry.opentofu.org");
  const isTerraform = hosts.includes("registry.terraform.io");
  if (isTofu === isTerraform) return undefined;
  const because = `its ${lock} holds providers of the registry of ${isTofu ? "OpenTofu" : "Terraform"}`;
  return { name: isTofu ? "tofu" : "terraform", because };
}
