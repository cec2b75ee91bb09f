import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  createReadStream,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { TOOL, type Tool } from "../../../protocol/src/run-record.ts";
import { object, type TypeOf, text } from "../../../protocol/src/shape.ts";
import { probeEnvironment, toolEnvironment } from "../environment.ts";
import { type FindOptions, findTool, insideOf, type NoTool, type ToolName } from "./find-tool.ts";
import { resolveShim } from "./shims.ts";

/** A tool that can be started, and what somebody should know about it. */
export interface IdentifiedTool {
  readonly tool: Tool;
  readonly warnings: readonly string[];
}

/** What is remembered of an executable while the file stays the same. */
const REMEMBERED = object({ stamp: text, version: text, product: TOOL.fields.product, sha256: text });
type Remembered = TypeOf<typeof REMEMBERED>;

/**
 * Finds a tool, resolves the shim of a version manager, asks its version in an empty folder (Packer loads plugins from where it
 * is run) and takes its hash.
 * @param directory the root module's folder
 * @param cache a private folder; the hash of a hundred megabytes is taken once for each state of the file.
 */
export async function identifyTool(
  name: ToolName,
  options: FindOptions & { readonly directory: string; readonly cache: string },
): Promise<IdentifiedTool | NoTool> {
  const found = findTool(name, options);
  if ("kind" in found) return found;
  const shim = resolveShim(found, options.directory, options.environment, insideOf(options.workspaceFolders));
  // A shim knows by the name it is called by what it is to start, so its link is not resolved.
  const path = shim ? (shim.path ?? found.found) : found.path;
  const facts = await factsOf(
    path,
    options.cache,
    options.environment,
    shim !== undefined && shim.path === undefined,
  );
  if ("kind" in facts) return facts;
  const warnings = found.ignored.map((reason) => `Passed over in PATH: ${reason}.`);
  if (shim && shim.path === undefined)
    warnings.push(
      `${found.found} is a shim of ${shim.manager} that did not tell what it stands for. It may swallow the signal that cancels a run; set the path of the real executable.`,
    );
  const { version, product, sha256 } = facts;
  if (product !== "unknown" && product !== PRODUCTS[name])
    warnings.push(`${found.found} says that it is ${product} ${version}.`);
  return {
    tool: {
      name,
      product,
      version,
      path,
      found: found.found,
      from: found.from,
      sha256,
      ...(shim ? { shim: { manager: shim.manager, resolved: shim.path !== undefined } } : {}),
    },
    warnings,
  };
}

const PRODUCTS = { terraform: "Terraform", tofu: "OpenTofu", packer: "Packer" } as const;

/** What a shim stands for changes without its file changing, so nothing is remembered of it. */
async function factsOf(
  path: string,
  cache: string,
  environment: NodeJS.ProcessEnv,
  isShim: boolean,
): Promise<Remembered | NoTool> {
  const { size, mtimeNs, ctimeNs, ino, dev } = statSync(path, { bigint: true });
  const stamp = [size, mtimeNs, ctimeNs, ino, dev].join(" ");
  const file = join(cache, `tool-${createHash("sha256").update(path).digest("hex").slice(0, 32)}.json`);
  const before = isShim ? undefined : remembered(file);
  if (before?.stamp === stamp) return before;
  const [said, sha256] = await Promise.all([askVersion(path, cache, environment, isShim), sha256Of(path)]);
  if (typeof said === "string") return { kind: "refused", message: `${path} ${said}.` };
  const facts: Remembered = { stamp, ...said, sha256 };
  const whole = `${file}.${randomBytes(4).toString("hex")}`;
  writeFileSync(whole, JSON.stringify(facts), { mode: 0o600 });
  renameSync(whole, file);
  return facts;
}

function remembered(file: string): Remembered | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    return REMEMBERED.wrong(value, "tool") ? undefined : (value as Remembered);
  } catch {
    // Missing or damaged: it is asked again.
    return undefined;
  }
}

/** How long `version` may take; a shim may download the tool first. */
const PROBE_MILLISECONDS = 60_000;

async function askVersion(
  path: string,
  cache: string,
  environment: NodeJS.ProcessEnv,
  isShim: boolean,
): Promise<Pick<Remembered, "version" | "product"> | string> {
  const empty = mkdtempSync(join(cache, "probe-"));
  // A shim finds its tools by the user's home and settings.
  const env = isShim ? toolEnvironment(environment).variables : probeEnvironment(environment, empty);
  try {
    const said = await new Promise<string | Error>((resolve) => {
      const options = {
        cwd: empty,
        env,
        timeout: PROBE_MILLISECONDS,
        windowsHide: true,
      };
      const child = execFile(path, ["version"], options, (error, stdout) => resolve(error ?? stdout));
      child.stdin?.end();
    });
    if (typeof said !== "string") return `cannot be asked for its version (${said.message.split("\n")[0]})`;
    return versionIn(said);
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
}

/** From "OpenTofu v1.6.2", "Terraform v1.11.4" or "Packer v1.6.6"; warnings may stand before it. */
export function versionIn(output: string): Pick<Remembered, "version" | "product"> {
  const match = /^(Terraform|OpenTofu|Packer) v?(\d\S*)/m.exec(output);
  const product = match?.[1];
  return product === "Terraform" || product === "OpenTofu" || product === "Packer"
    ? { product, version: match?.[2] ?? "" }
    : { product: "unknown", version: output.trim().split("\n")[0]?.slice(0, 80) ?? "" };
}

/** The SHA-256 of a file, in hexadecimal. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }))
    hash.update(chunk as Buffer);
  return hash.digest("hex");
}
