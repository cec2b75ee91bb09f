import type { Connection } from "vscode-languageserver/node";
import {
  DEFAULT_SETTINGS,
  type RuleLevel,
  readSettings,
  type Settings,
} from "../../../protocol/src/settings.ts";
import { excluder } from "../host/globs.ts";
import { isInIgnoredFolder } from "../syntax/names.ts";
import type { Log } from "./handler.ts";
import type { Projects } from "./projects.ts";
import { relativeTo, rootOf } from "./uris.ts";

interface RootSettings {
  readonly settings: Settings;
  readonly isExcluded: (relative: string) => boolean;
}

/** The roots of the workspace, each with its settings: what the project file says, and over it what the editor is set to. */
export class SettingsStore {
  private roots = new Map<string, RootSettings>();
  private general: RootSettings = DEFAULTS;
  /** What a client sent by itself, for those that cannot be asked. */
  private sent: unknown;

  constructor(
    private readonly connection: Connection,
    private readonly log: Log,
    private readonly rules: ReadonlySet<string>,
    private readonly projects: Pick<Projects, "severities" | "isIgnoredIn">,
  ) {}

  /** Takes over the section `rebake` as the client sent it. */
  receive(section: unknown): void {
    this.sent = section;
  }

  /** Reads the settings of these roots anew. A client that does not answer gets the defaults. */
  async load(roots: readonly string[], canAsk: boolean): Promise<void> {
    const sections = canAsk ? await this.ask(roots) : [this.sent, ...roots.map(() => this.sent)];
    const problems = new Set<string>();
    const [general = DEFAULTS, ...own] = sections.map((section) => read(section, problems));
    for (const { settings } of [general, ...own]) {
      for (const id of settings["rebake.rules"].keys())
        if (!this.rules.has(id)) problems.add(`there is no rule "${id}"`);
    }
    for (const problem of problems) this.log.warn(`Setting ignored: ${problem}`);
    this.general = general;
    this.roots = new Map(roots.map((root, index) => [root, own[index] ?? general]));
  }

  rootPaths(): string[] {
    return [...this.roots.keys()];
  }

  /** The settings that count for a file or folder. */
  for(path: string): Settings {
    return this.entry(path).settings;
  }

  /** How severe the findings of the rules are in a file or folder, where that is set. */
  levels(path: string): ReadonlyMap<string, RuleLevel> {
    const fromProject = this.projects.severities(path);
    const own = this.for(path)["rebake.rules"];
    return fromProject.size === 0 ? own : new Map([...fromProject, ...own]);
  }

  /** The settings that have one value in a window. */
  window(): Settings {
    return this.general.settings;
  }

  /** True for what the user or we leave out: `rebake.exclude`, the project file, `.terraform/` and the like. */
  isExcluded(path: string): boolean {
    const root = rootOf(this.roots.keys(), path);
    if (root === undefined) return isInIgnoredFolder(path);
    const relative = relativeTo(root, path);
    return relative !== undefined && (isInIgnoredFolder(relative) || this.isExcludedIn(root, relative));
  }

  isExcludedIn(root: string, relative: string): boolean {
    const own = this.roots.get(root) ?? this.general;
    return own.isExcluded(relative) || this.projects.isIgnoredIn(root, relative);
  }

  private entry(path: string): RootSettings {
    const root = rootOf(this.roots.keys(), path);
    return (root === undefined ? undefined : this.roots.get(root)) ?? this.general;
  }

  private async ask(roots: readonly string[]): Promise<unknown[]> {
    try {
      const items = [{ section: "rebake" }, ...roots.map((scopeUri) => ({ scopeUri, section: "rebake" }))];
      return (await this.connection.workspace.getConfiguration(items)) as unknown[];
    } catch (error) {
      this.log.warn(`The settings could not be read, the defaults count: ${error}`);
      return [];
    }
  }
}

function read(section: unknown, problems: Set<string>): RootSettings {
  const result = readSettings(section);
  for (const problem of result.problems) problems.add(problem);
  return { settings: result.settings, isExcluded: excluder(result.settings["rebake.exclude"]) };
}

const DEFAULTS: RootSettings = { settings: DEFAULT_SETTINGS, isExcluded: () => false };
