import type { RuleLevel } from "../../../protocol/src/settings.ts";
import type { Range } from "../text/range.ts";
import type { ProjectImage, ProjectTarget } from "./deploy.ts";

/** What a project file says. Paths are relative to its folder, `/` between folders. */
export interface Project {
  readonly severities: ReadonlyMap<string, RuleLevel>;
  /** Patterns of what is not checked. */
  readonly ignored: readonly string[];
  /** Patterns of where a rule reports nothing, by the rule. */
  readonly ignoredBy: ReadonlyMap<string, readonly string[]>;
  /** What is set of the rules' options, by rule and option. */
  readonly options: Readonly<Record<string, Readonly<Record<string, ProjectOptionValue>>>>;
  readonly vars: readonly ChosenVars[];
  readonly images: readonly ProjectImage[];
  readonly targets: readonly ProjectTarget[];
}

export type ProjectOptionValue = number | readonly number[] | readonly string[];

/** A rule, as far as a project file speaks of it. */
export interface ProjectRule {
  readonly id: string;
  readonly options?: readonly ProjectOption[];
}

export interface ProjectOption {
  readonly name: string;
  readonly type: "number" | "numbers" | "texts";
  readonly default: ProjectOptionValue;
  /** A sentence or two. Markdown. */
  readonly description: string;
  readonly example: string;
  /** What is wrong with a number or text, going on after the option's name. */
  problemOf(item: number | string): string | undefined;
}

/** The vars files of one root module, in the order in which later ones win. */
export interface ChosenVars {
  /** The root module; "" for the folder of the project file itself. */
  readonly directory: string;
  /** Where the folder stands in the project file. */
  readonly range: Range;
  readonly files: readonly ChosenFile[];
}

export interface ChosenFile {
  /** A path or a pattern. */
  readonly path: string;
  /** Where it stands in the project file. */
  readonly range: Range;
}

/** Something in a project file that does not count, and what to do about it. */
export interface ProjectProblem {
  readonly range: Range;
  readonly message: string;
}

export const EMPTY_PROJECT: Project = {
  severities: new Map(),
  ignored: [],
  ignoredBy: new Map(),
  options: {},
  vars: [],
  images: [],
  targets: [],
};
