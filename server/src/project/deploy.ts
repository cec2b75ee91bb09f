import { pinNames } from "../../../protocol/src/ledger.ts";
import type { Range } from "../text/range.ts";

/** Something with its place in the project file. */
export interface Written<T> {
  readonly value: T;
  readonly range: Range;
}

/** An image that is baked: where its template is, and what Packer is told. Paths are relative to the folder of the project file. */
export interface ProjectImage {
  readonly name: string;
  /** The whole block. */
  readonly range: Range;
  /** A file, or the folder of the template; "" for the folder of the project file. */
  readonly template: Written<string>;
  /** What is baked of it; empty for all. */
  readonly only: readonly string[];
  readonly varsFiles: readonly Written<string>[];
}

/** What is deployed to: one root module in one workspace, and the variable that says with which image. */
export interface ProjectTarget {
  readonly name: string;
  readonly nameRange: Range;
  /** The whole block. */
  readonly range: Range;
  /** The root module; "" for the folder of the project file. */
  readonly root: Written<string>;
  /** Undefined for the one that is selected. */
  readonly workspace: string | undefined;
  readonly image: Written<string> | undefined;
  readonly variable: Written<string> | undefined;
  /** Which of the things is meant that a bake made, where it made several. */
  readonly region: string | undefined;
  readonly build: string | undefined;
  readonly varsFiles: readonly Written<string>[];
  /** True also where it is written wrongly: then rather once more than necessary is asked. */
  readonly production: boolean;
  readonly verify: ProjectVerify | undefined;
}

/** How it is known that what was deployed serves. */
export interface ProjectVerify {
  readonly probe:
    | { readonly kind: "http"; readonly url: string }
    /** Started without a shell in the folder of the project file. */
    | { readonly kind: "command"; readonly words: readonly string[] };
  readonly attempts: number;
  /** For one attempt. */
  readonly timeoutSeconds: number;
  /** Between two attempts. */
  readonly intervalSeconds: number;
}

/** The file that says which image a target has. */
export interface PinPlace {
  /** Relative to the folder of the project file. */
  readonly path: string;
  /** Terraform loads it by itself; otherwise it has to be handed to `-var-file`, after all others. */
  readonly isAutomatic: boolean;
}

/**
 * Where the pin of a target is. It is loaded by itself unless the root module serves several workspaces: then the pin of one
 * would be loaded for the others, too.
 */
export function pinOf(target: ProjectTarget, targets: readonly ProjectTarget[]): PinPlace {
  const isShared = targets.some(
    ({ root, workspace }) => root.value === target.root.value && workspace !== target.workspace,
  );
  const names = pinNames(target.name);
  const name = isShared ? names.handed : names.automatic;
  const folder = target.root.value;
  return { path: folder === "" ? name : `${folder}/${name}`, isAutomatic: !isShared };
}

/**
 * The pins that a plan of a target needs on its command line: its own and those of the other images of the same root module and
 * workspace. None where they are loaded by themselves.
 */
export function pinsToHandOver(target: ProjectTarget, targets: readonly ProjectTarget[]): readonly string[] {
  const beside = targets.filter(
    ({ root, workspace }) => root.value === target.root.value && workspace === target.workspace,
  );
  return beside
    .map((one) => pinOf(one, targets))
    .flatMap(({ path, isAutomatic }) => (isAutomatic ? [] : [path]))
    .sort();
}
