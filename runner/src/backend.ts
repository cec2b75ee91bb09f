import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject } from "../../protocol/src/shape.ts";
import { dataDirectory } from "./workspaces.ts";

/** Names of arguments that say where a state lies, of all backends. Nothing else of them is read: others hold secrets. */
const PLACES = [
  ...["path", "bucket", "key", "prefix", "region", "profile", "workspace_key_prefix"],
  ...["resource_group_name", "storage_account_name", "container_name"],
  ...["hostname", "organization", "namespace", "secret_suffix", "schema_name", "address"],
] as const;

/**
 * Where the state of a root module lies, as `init` wrote it down: `s3 (bucket state, key prod.tfstate)`; "local" where no backend was
 * ever initialised. Undefined where the file cannot be read.
 */
export function backendOf(root: string, environment: NodeJS.ProcessEnv): string | undefined {
  let written: unknown;
  try {
    written = JSON.parse(readFileSync(join(dataDirectory(root, environment), "terraform.tfstate"), "utf8"));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? "local" : undefined;
  }
  const backend = isObject(written) ? written.backend : undefined;
  if (!isObject(backend) || typeof backend.type !== "string") return "local";
  const config = isObject(backend.config) ? backend.config : {};
  const places = PLACES.flatMap((name) => {
    const value = config[name];
    return typeof value === "string" && value !== "" ? [`${name} ${withoutLogin(value)}`] : [];
  });
  return places.length === 0 ? backend.type : `${backend.type} (${places.join(", ")})`;
}

/** An address may hold a user and a password, and tokens behind its question mark. */
function withoutLogin(value: string): string {
  return value.replace(/\/\/[^/@]*@/, "//").replace(/[?#].*$/s, "");
}
