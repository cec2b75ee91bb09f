import { isAbsolute } from "node:path";

/** The environment a tool is started in, and what was done to it; names only, never values. */
export interface ToolEnvironment {
  readonly variables: NodeJS.ProcessEnv;
  /** Taken out, because they would change what is run without anybody seeing it. */
  readonly removed: readonly string[];
  /** Handed on, and of influence on what a plan says. */
  readonly surfaced: readonly string[];
  readonly set: readonly string[];
}

/**
 * Taken out: TF_CLI_ARGS and TF_CLI_ARGS_<command> (they made a destroy plan of a plan), TF_WORKSPACE (set anew, from what is
 * recorded), logging (secrets in traces), what a Packer around this process hands to its own children, and what belongs to an
 * editor that starts runs.
 */
const REMOVED =
  /^(?:TF_CLI_ARGS(?:_.*)?|TF_WORKSPACE|TF_LOG(?:_.*)?|PACKER_(?:LOG(?:_PATH)?|WRAP_COOKIE|RUN_UUID|PLUGIN_MAGIC_COOKIE)|ELECTRON_RUN_AS_NODE|VSCODE_.*)$/i;
/** Said in the run: it changes accounts, plugins, values or where data lies. */
const SURFACED =
  /^(?:TF_(?:VAR_.*|DATA_DIR|CLI_CONFIG_FILE|PLUGIN_CACHE_DIR|ENCRYPTION|REATTACH_PROVIDERS|TOKEN_.*|STATE_PERSIST_INTERVAL|CLOUD_.*|REGISTRY_.*)|TERRAFORM_CONFIG|PKR_VAR_.*|PACKER_.*|HCP_.*|AWS_(?:PROFILE|REGION|DEFAULT_REGION|ACCESS_KEY_ID|ROLE_ARN|ENDPOINT_URL.*)|ARM_.*|AZURE_.*|GOOGLE_.*|CLOUDSDK_.*|HTTPS?_PROXY|NO_PROXY|DIGITALOCEAN_.*|HCLOUD_.*|VAULT_.*)$/i;

/** The environment for a tool. @param workspace the Terraform workspace to pin; undefined where the root has only one. */
export function toolEnvironment(given: NodeJS.ProcessEnv, workspace?: string): ToolEnvironment {
  const variables: NodeJS.ProcessEnv = {};
  const removed: string[] = [];
  const surfaced: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (REMOVED.test(name)) {
      // What an editor adds by itself is no news to anybody.
      if (/^(?:TF|PACKER)_/i.test(name)) removed.push(name);
      continue;
    }
    variables[name] = value;
    if (SURFACED.test(name)) surfaced.push(name);
  }
  const set: NodeJS.ProcessEnv = {
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
    ...(workspace === undefined ? {} : { TF_WORKSPACE: workspace }),
  };
  return {
    variables: { ...variables, ...set },
    removed: removed.sort(),
    surfaced: surfaced.sort(),
    set: Object.keys(set),
  };
}

/** The environment for Packer; what only Terraform reads is not spoken of. */
export function packerEnvironment(given: NodeJS.ProcessEnv): ToolEnvironment {
  const { variables, removed, surfaced } = toolEnvironment(given);
  for (const name of TERRAFORM_SWITCHES) if (!(name in given)) delete variables[name];
  const isPackers = (name: string): boolean => !/^TF_|^TERRAFORM_/i.test(name);
  return {
    variables,
    removed: removed.filter(isPackers),
    surfaced: surfaced.filter(isPackers),
    set: ["CHECKPOINT_DISABLE"],
  };
}

const TERRAFORM_SWITCHES = ["TF_IN_AUTOMATION", "TF_INPUT"] as const;

/** Just enough to start, for asking a tool who it is: nothing of the user's that it could read or be made to load. */
export function probeEnvironment(given: NodeJS.ProcessEnv, home: string): NodeJS.ProcessEnv {
  const kept = Object.entries(given).filter(([name]) =>
    /^(?:SystemRoot|WINDIR|TMP|TEMP|LD_LIBRARY_PATH)$/i.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    PATH: absolutePath(given),
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
  };
}

/** PATH without entries that depend on where one is. */
function absolutePath(given: NodeJS.ProcessEnv): string {
  const separator = process.platform === "win32" ? ";" : ":";
  return (given.PATH ?? given.Path ?? "")
    .split(separator)
    .filter((entry) => isAbsolute(entry))
    .join(separator);
}

const SECRET_NAME =
  /(?:TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?|CLIENT_CERT\w*|ENCRYPTION)(?:_\w+)?$/i;

/** Values of variables whose names say that they are secrets, and of TF_VAR_ for the variables named. */
export function secretsInEnvironment(
  given: NodeJS.ProcessEnv,
  sensitiveVariables: ReadonlySet<string>,
): string[] {
  return Object.entries(given).flatMap(([name, value]) => {
    if (!value) return [];
    const variable = /^(?:TF_VAR|PKR_VAR)_(.*)$/.exec(name)?.[1];
    const isSecret =
      variable === undefined
        ? SECRET_NAME.test(name) && !isPathLike(value)
        : sensitiveVariables.has(variable);
    return isSecret ? [value, ...textsIn(value, variable === undefined)] : [];
  });
}

/** GOOGLE_APPLICATION_CREDENTIALS and others hold the name of a file, which messages may name. */
function isPathLike(value: string): boolean {
  return isAbsolute(value) && !value.includes("\n");
}

/** The texts in a value that is written as JSON or HCL, which lists and objects in TF_VAR_ are. @param isKeyFile leaves out what is no secret in those */
export function textsIn(source: string, isKeyFile = false): string[] {
  const inJson = stringsInJson(source, isKeyFile);
  if (inJson) return inJson;
  if (!/^\s*[[{]/.test(source)) return [];
  return [...source.matchAll(/"((?:[^"\\]|\\.)*)"/g)].flatMap(([quoted, inside = ""]) => [
    inside,
    ...(stringsInJson(quoted, false) ?? []),
  ]);
}

function stringsInJson(source: string, isKeyFile: boolean): string[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return undefined;
  }
  const found: string[] = [];
  const visit = (one: unknown): void => {
    if (typeof one === "string") found.push(one);
    else if (typeof one === "object" && one !== null)
      for (const [name, inside] of Object.entries(one))
        if (!(isKeyFile && PUBLIC_IN_KEY_FILES.test(name))) visit(inside);
  };
  visit(value);
  return found;
}

/** What the key file of a Google account says beside its key: a project is in nearly every attribute of a plan. */
const PUBLIC_IN_KEY_FILES =
  /^(?:type|project_id|quota_project_id|client_id|client_email|universe_domain|(?:auth|token)_uri|.*_cert_url)$/;
