import { readFileSync } from "node:fs";
import { posix } from "node:path";

/**
 * Where `terraform init` has put the modules of a root module: by call (`net.subnets`) the absolute folder. Undefined
 * when there is no `.terraform/modules/modules.json`; one that cannot be read is a problem.
 */
export function readInstalledModules(
  rootDirectory: string,
  onProblem: (problem: string) => void,
): ReadonlyMap<string, string> | undefined {
  const path = `${rootDirectory}/.terraform/modules/modules.json`;
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "ENOTDIR")
      onProblem(`${path}: cannot be read (${code}); calls of fetched modules are not followed`);
    return undefined;
  }
  try {
    const { Modules } = JSON.parse(text) as { Modules?: { Key?: string; Dir?: string }[] };
    const entries = (Modules ?? []).flatMap(({ Key, Dir }) =>
      Key && Dir ? [[Key, posix.join(rootDirectory, Dir)] as const] : [],
    );
    return new Map(entries);
  } catch (error) {
    onProblem(`${path}: is no module manifest (${(error as Error).message}); run "terraform init" again`);
    return undefined;
  }
}
