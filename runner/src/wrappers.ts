import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { TERRAGRUNT_FILE } from "../../server/src/syntax/names.ts";
import type { Problem } from "./run-end.ts";

/**
 * What is planned through another tool, which hands over variables, backends or the configuration itself: planned without it, a
 * root module would show another plan, often one in which everything is new. Undefined where nothing is.
 */
export function wrapperOf(root: string): Problem | undefined {
  const has = (name: string): boolean => existsSync(join(root, name));
  const terragrunt = [TERRAGRUNT_FILE, "terragrunt.hcl.json", "terragrunt.stack.hcl"].find(has);
  if (terragrunt !== undefined)
    return problem(
      `${join(root, terragrunt)} says that Terragrunt runs this root module, with inputs and a backend that only it knows.`,
      'Plan with it and judge what it says: "terragrunt plan -out=saved.tfplan", then "terragrunt show -json saved.tfplan | rebake check --plan -".',
    );
  if (has("cdktf.json"))
    return problem(
      `${join(root, "cdktf.json")} says that CDK for Terraform writes the configuration of this folder.`,
      'Run "cdktf synth", then plan the folder of a stack: "rebake plan cdktf.out/stacks/<name>".',
    );
  return undefined;
}

/** What has to be known of a root module that another tool generates, and that can be planned by itself; sentences. */
export function generatorsOf(root: string): string[] {
  const terramate = readdirSync(root).find((name) => /\.tm(?:\.hcl)?$/.test(name));
  return terramate === undefined
    ? []
    : [
        `${join(root, terramate)} says that Terramate generates files here; they are planned as they lie there. "terramate generate" brings them up to date.`,
      ];
}

function problem(message: string, advice: string): Problem {
  return { type: "problem", code: "wrapper", message, advice };
}
