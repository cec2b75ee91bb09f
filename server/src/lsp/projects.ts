import type { RuleLevel } from "../../../protocol/src/settings.ts";
import { excluder, ruleExcluder } from "../host/globs.ts";
import { LARGEST_PROJECT } from "../host/project-text.ts";
import { chooseVarsFiles } from "../host/vars-files.ts";
import { namesPlaces, type ProjectPlaces, placeProblems, rootsOf } from "../project/check-places.ts";
import { EMPTY_PROJECT, type Project, type ProjectProblem, type ProjectRule } from "../project/project.ts";
import { type ProjectReading, readProject } from "../project/read.ts";
import { PROJECT_FILE } from "../project/schema.ts";
import type { HclEngine } from "../syntax/hcl/engine.ts";
import { readHclSource } from "../syntax/hcl/source.ts";
import { baseName, folderOf } from "../syntax/names.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import type { FileAccess } from "../workspace.ts";
import { absolute, PlacesBelow } from "./project-places.ts";
import { relativeTo, rootOf, schemeOf } from "./uris.ts";

export interface ProjectsOptions {
  readonly files: FileAccess;
  readonly engine: () => Promise<HclEngine>;
  readonly rules: readonly ProjectRule[];
  /** The text of an open document. */
  readonly openText: (path: string) => string | undefined;
  /** False while nobody has vouched for the workspace: then nothing that a project file says counts. */
  readonly isTrusted: () => boolean;
  readonly onUnreadable: (path: string, reason: string) => void;
  /** What is wrong in a project file is known anew. */
  readonly onProblems: (
    path: string,
    file: SourceFile | undefined,
    problems: readonly ProjectProblem[],
  ) => void;
}

/** The project file of one root of the workspace. */
interface RootProject {
  /** The folder of the project file, or of the repository; the root itself where there is neither. */
  readonly base: string;
  readonly project: Project;
  readonly isIgnored: (relativeToRoot: string) => boolean;
  readonly isIgnoredBy: (rule: string, relativeToBase: string) => boolean;
  /** The vars files by the folder of their root module. */
  readonly varsFiles: ReadonlyMap<string, readonly string[]>;
  /** What root modules of targets declare, as it was when the project file was judged. */
  readonly variables: ReadonlyMap<string, ReadonlySet<string> | undefined>;
}

/** The project files of the workspace, saved or not, and what they say. */
export class Projects {
  private byRoot = new Map<string, RootProject>();
  private changed: () => void = () => {};
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  /** Modules whose variables are to be looked at. */
  private readonly waiting = new Set<string>();

  private readonly places: PlacesBelow;

  constructor(private readonly options: ProjectsOptions) {
    this.places = new PlacesBelow(
      options.files,
      async (path) => this.options.openText(path) ?? this.readFile(path),
    );
  }

  /** Is called when what counts may be something else than before. */
  onChange(listener: () => void): void {
    this.changed = listener;
  }

  /** Reads the project files of these roots anew. Never rejects. */
  async load(roots: readonly string[]): Promise<void> {
    const found = await Promise.all(
      roots.map(async (root) => [root, await this.read(root).catch(() => undefined)] as const),
    );
    this.byRoot = new Map(found.flatMap(([root, project]) => (project ? [[root, project]] : [])));
  }

  /** A project file was opened, edited, closed, or is another on disk. */
  fileChanged(path: string): void {
    this.running = this.running.then(
      () => this.report(path).then(() => {}),
      () => {},
    );
    this.changedSoon();
  }

  /** Files of ours came or went: patterns may choose others, and what is named may be there or not. */
  filesCameOrWent(): void {
    if ([...this.byRoot.values()].some(({ project }) => namesPlaces(project))) this.changedSoon();
  }

  /** Files of a module are others: a variable that a target names may be there or not. */
  moduleChanged(directory: string): void {
    const known = this.entry(directory)?.variables;
    if (!known?.has(directory) || this.waiting.has(directory)) return;
    this.waiting.add(directory);
    this.running = this.running.then(
      async () => {
        this.waiting.delete(directory);
        if (!isSame(known.get(directory), await this.places.variables(directory))) this.changedSoon();
      },
      () => {},
    );
  }

  /** Resolves when the problems of what was last edited are known. */
  reported(): Promise<void> {
    return this.running;
  }

  severities(path: string): ReadonlyMap<string, RuleLevel> {
    return this.counting(path)?.project.severities ?? EMPTY_PROJECT.severities;
  }

  /** What is set of the rules' options. */
  ruleOptions(path: string): Project["options"] {
    return this.counting(path)?.project.options ?? EMPTY_PROJECT.options;
  }

  isIgnoredIn(root: string, relative: string): boolean {
    return this.options.isTrusted() && this.byRoot.get(root)?.isIgnored(relative) === true;
  }

  /** True where a rule reports nothing in a file. */
  isIgnoredBy(rule: string, path: string): boolean {
    const found = this.counting(path);
    const relative = found && relativeTo(found.base, path);
    return relative !== undefined && found?.isIgnoredBy(rule, relative) === true;
  }

  /** The vars files chosen for a root module. */
  varsFiles(directory: string): readonly string[] {
    return this.counting(directory)?.varsFiles.get(directory) ?? [];
  }

  /** The root modules for which vars files in this folder were chosen, with those files. */
  *chosenIn(directory: string): Generator<readonly [module: string, files: readonly string[]]> {
    for (const [module, files] of this.counting(directory)?.varsFiles ?? []) {
      const here = files.filter((path) => folderOf(path) === directory);
      if (here.length > 0 && module !== directory) yield [module, here];
    }
  }

  /** The folder that the paths of a baseline or project file are relative to. */
  baseOf(path: string): string | undefined {
    return this.entry(path)?.base;
  }

  /** What lies below the folder of a project file, with the variables of some of its root modules. */
  async around(base: string, roots: Iterable<string>): Promise<ProjectPlaces> {
    return this.places.around(base, roots);
  }

  /** A project file as it is now; undefined when it cannot be read. */
  async source(path: string): Promise<SourceFile | undefined> {
    const engine = await this.options.engine();
    const text = this.options.openText(path) ?? (await this.readFile(path));
    return text === undefined ? undefined : readHclSource(engine, path, "project", text);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  private entry(path: string): RootProject | undefined {
    const root = rootOf(this.byRoot.keys(), path);
    return root === undefined ? undefined : this.byRoot.get(root);
  }

  private counting(path: string): RootProject | undefined {
    return this.options.isTrusted() ? this.entry(path) : undefined;
  }

  private changedSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), PAUSE_MS);
  }

  private async refresh(): Promise<void> {
    const before = this.signature();
    await this.load([...this.byRoot.keys()]);
    if (this.signature() !== before) this.changed();
  }

  private signature(): string {
    return JSON.stringify(
      [...this.byRoot].map(([root, { base, project, varsFiles }]) => [
        root,
        base,
        [...project.severities],
        project.ignored,
        [...project.ignoredBy],
        project.options,
        [...varsFiles],
      ]),
    );
  }

  private async read(root: string): Promise<RootProject> {
    const base = await this.findBase(root);
    const { project, varsFiles, variables } = await this.report(`${base}/${PROJECT_FILE}`);
    const isExcluded = excluder(project.ignored);
    const below = base === root ? "" : `${relativeTo(base, root) ?? ""}/`;
    return {
      base,
      project,
      isIgnored: (relative) => isExcluded(`${below}${relative}`),
      isIgnoredBy: ruleExcluder(project.ignoredBy),
      varsFiles,
      variables,
    };
  }

  /** The nearest folder with a project file or a repository; as the command line finds it. */
  private async findBase(root: string): Promise<string> {
    if (schemeOf(root) !== "file") return root;
    for (let folder = root; folder.length > "file://".length; folder = folderOf(folder)) {
      for (const mark of [PROJECT_FILE, ".git"])
        if (
          this.options.openText(`${folder}/${mark}`) !== undefined ||
          (await this.exists(`${folder}/${mark}`))
        )
          return folder;
    }
    return root;
  }

  private async exists(path: string): Promise<boolean> {
    return (
      (await this.options.files.read(path)).kind !== "absent" ||
      (await this.options.files.list(path)).kind === "entries"
    );
  }

  /** Reads a project file and tells what is wrong in it. */
  private async report(path: string): Promise<Pick<RootProject, "project" | "varsFiles" | "variables">> {
    const file = await this.source(path);
    const { project, problems } = file ? readProject(file, this.options.rules) : NOTHING_READ;
    if (!file || !namesPlaces(project)) {
      this.options.onProblems(path, file, problems);
      return { project, varsFiles: new Map(), variables: new Map() };
    }
    const base = folderOf(path);
    const places = await this.around(base, rootsOf(project));
    const chosen = chooseVarsFiles(project, places);
    this.options.onProblems(path, file, [...problems, ...chosen.problems, ...placeProblems(project, places)]);
    const varsFiles = [...chosen.byModule].map(
      ([module, files]) => [absolute(base, module), files.map((one) => absolute(base, one))] as const,
    );
    const variables = [...rootsOf(project)].map(
      (root) => [absolute(base, root), places.variables.get(root)] as const,
    );
    return { project, varsFiles: new Map(varsFiles), variables: new Map(variables) };
  }

  private async readFile(path: string): Promise<string | undefined> {
    const result = await this.options.files.read(path);
    if (result.kind === "failed") this.options.onUnreadable(path, result.reason);
    return result.kind === "text" && result.text.length <= LARGEST_PROJECT ? result.text : undefined;
  }
}

function isSame(one: ReadonlySet<string> | undefined, other: ReadonlySet<string> | undefined): boolean {
  return one?.size === other?.size && [...(one ?? [])].every((name) => other?.has(name));
}

export function isProjectFile(path: string): boolean {
  return baseName(path) === PROJECT_FILE;
}

const NOTHING_READ: ProjectReading = { project: EMPTY_PROJECT, problems: [] };
/** From the last keystroke to what it changes elsewhere. */
const PAUSE_MS = 200;
