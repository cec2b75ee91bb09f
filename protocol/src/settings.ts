/** One setting as VS Code, the manual and the server know it. Rule severities are added to `rebake.rules` by the generator. */
export type Setting =
  | BooleanSetting
  | ChoiceSetting
  | NumberSetting
  | PathSetting
  | ListSetting
  | RulesSetting;

interface SettingBase {
  /** The full name, `rebake.` included. */
  readonly key: string;
  /** One sentence, Markdown. */
  readonly description: string;
  /**
   * `resource`: may differ from folder to folder of a workspace. `window`: one value for the window. `machine`: of the user and the
   * machine alone, a workspace cannot set it. `machine-overridable`: of the machine, and a workspace may say otherwise.
   */
  readonly scope: "resource" | "window" | "machine" | "machine-overridable";
  /** True when a workspace that is not trusted must not set it. */
  readonly restricted: boolean;
}

export interface BooleanSetting extends SettingBase {
  readonly type: "boolean";
  readonly default: boolean;
}

export interface ChoiceSetting extends SettingBase {
  readonly type: "string";
  readonly enum: readonly string[];
  readonly enumDescriptions: readonly string[];
  readonly default: string;
}

export interface NumberSetting extends SettingBase {
  readonly type: "number";
  readonly minimum: number;
  readonly maximum: number;
  readonly default: number;
}

/** An absolute path on this machine; "" is none. */
export interface PathSetting extends SettingBase {
  readonly type: "path";
  readonly scope: "machine";
  readonly default: "";
}

export interface ListSetting extends SettingBase {
  readonly type: "array";
  readonly items: "string";
  readonly default: readonly string[];
}

/** An object with one property for each rule; a rule that is not in it has its own severity. */
export interface RulesSetting extends SettingBase {
  readonly type: "rules";
  readonly default: Readonly<Record<string, never>>;
}

/** What a user may set for a rule. */
export const RULE_LEVELS = ["error", "warning", "information", "hint", "off"] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];

const TABLE = [
  {
    key: "rebake.rules",
    type: "rules",
    default: {},
    description:
      "How severe the findings of a rule are, by rule; `off` silences it. It counts over what `rebake.hcl` says.",
    scope: "resource",
    // A folder nobody has vouched for must not be able to hide what is wrong with it.
    restricted: true,
  },
  {
    key: "rebake.exclude",
    type: "array",
    items: "string",
    default: [],
    description:
      "Globs of files and folders that are not checked, relative to the workspace folder, beside those that `rebake.hcl` ignores.",
    scope: "resource",
    restricted: true,
  },
  {
    key: "rebake.diagnostics.scope",
    type: "string",
    enum: ["workspace", "openFiles"],
    enumDescriptions: [
      "Check every file of the workspace, in the background.",
      "Show findings only of files that are open.",
    ],
    default: "workspace",
    description: "Which files are checked.",
    scope: "window",
    restricted: false,
  },
  {
    key: "rebake.diagnostics.syntaxErrors",
    type: "boolean",
    default: true,
    description:
      "Show syntax errors of open files, as HashiCorp's own parser words them. Turn it off when another extension shows them too.",
    scope: "window",
    restricted: false,
  },
  {
    key: "rebake.showBaseline",
    type: "boolean",
    default: false,
    description: "Show also findings that are in the baseline (`.rebake/baseline.json`).",
    scope: "window",
    restricted: false,
  },
  {
    key: "rebake.plan.marks",
    type: "boolean",
    default: true,
    description:
      "Show what the last plan does to a block above it and beside it. Without the lenses, but with the icons: turn off `editor.codeLens`.",
    scope: "window",
    restricted: false,
  },
  {
    key: "rebake.terraform.path",
    type: "path",
    default: "",
    description:
      "The executable of Terraform to plan with: an absolute path outside of the workspace. Left empty, the first one in PATH. The only one of the two that is set is taken where the files speak for neither.",
    scope: "machine",
    // What is executed is never for the workspace to say.
    restricted: true,
  },
  {
    key: "rebake.tofu.path",
    type: "path",
    default: "",
    description:
      "The executable of OpenTofu to plan with: an absolute path outside of the workspace. Left empty, the first one in PATH. The only one of the two that is set is taken where the files speak for neither.",
    scope: "machine",
    restricted: true,
  },
  {
    key: "rebake.packer.path",
    type: "path",
    default: "",
    description:
      "The executable of Packer to bake with: an absolute path outside of the workspace. Left empty, the first one in PATH.",
    scope: "machine",
    restricted: true,
  },
  {
    key: "rebake.drift.interval",
    type: "number",
    minimum: 0,
    maximum: 10_080,
    default: 0,
    description:
      "Look for drift of every target by itself, every so many minutes; `0` is never. Each look runs Terraform or OpenTofu with your credentials, so only you can turn it on: a workspace can make it rarer or turn it off.",
    scope: "machine-overridable",
    restricted: true,
  },
  {
    key: "rebake.trace.server",
    type: "string",
    enum: ["off", "messages", "verbose"],
    enumDescriptions: ["Nothing.", "The names of the messages.", "The messages in full."],
    default: "off",
    description: "What of the conversation with the language server is written to the log.",
    scope: "window",
    restricted: false,
  },
] as const satisfies readonly Setting[];

/** Every setting, in the order of the manual. */
export const SETTINGS: readonly Setting[] = TABLE;

type ValueOf<One> = One extends { readonly type: "boolean" }
  ? boolean
  : One extends { readonly type: "number" }
    ? number
    : One extends { readonly enum: readonly (infer Choice)[] }
      ? Choice
      : One extends { readonly type: "path" }
        ? string
        : One extends { readonly type: "array" }
          ? readonly string[]
          : ReadonlyMap<string, RuleLevel>;

/** The value of every setting by its full name. */
export type Settings = { readonly [One in (typeof TABLE)[number] as One["key"]]: ValueOf<One> };

/**
 * Reads what an editor sent for the section `rebake` (nested, as in JSON). What is missing or of the wrong type
 * has its default; the wrong ones are named in `problems`.
 */
export function readSettings(section: unknown): { settings: Settings; problems: string[] } {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const setting of SETTINGS) {
    const given = valueAt(section, setting.key.split(".").slice(1));
    const read = given === undefined || given === null ? undefined : readValue(setting, given, problems);
    values[setting.key] = read ?? (setting.type === "rules" ? new Map() : setting.default);
  }
  return { settings: values as unknown as Settings, problems };
}

/** The settings of someone who has set nothing. */
export const DEFAULT_SETTINGS: Settings = readSettings(undefined).settings;

function readValue(setting: Setting, given: unknown, problems: string[]): unknown {
  switch (setting.type) {
    case "boolean":
      if (typeof given === "boolean") return given;
      break;
    case "string":
      if (typeof given === "string" && setting.enum.includes(given)) return given;
      break;
    case "number":
      if (typeof given === "number" && given >= setting.minimum && given <= setting.maximum) return given;
      break;
    case "path":
      if (typeof given === "string") return given;
      break;
    case "array":
      if (Array.isArray(given) && given.every((item) => typeof item === "string")) return given;
      break;
    case "rules":
      if (typeof given === "object") return readLevels(setting.key, given as object, problems);
  }
  problems.push(`${setting.key}: ${JSON.stringify(given)} is not a value it can have`);
  return undefined;
}

function readLevels(key: string, given: object, problems: string[]): Map<string, RuleLevel> {
  const levels = new Map<string, RuleLevel>();
  for (const [rule, level] of Object.entries(given)) {
    if ((RULE_LEVELS as readonly unknown[]).includes(level)) levels.set(rule, level as RuleLevel);
    else problems.push(`${key}: ${JSON.stringify(level)} is no severity (of ${rule})`);
  }
  return levels;
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  let current = value;
  for (const name of path) {
    if (typeof current !== "object" || current === null) return undefined;
    current = (current as Record<string, unknown>)[name];
  }
  return current;
}
