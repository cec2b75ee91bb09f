import type { DeploymentRecord, PinnedImage, VerifyResult } from "./deployment-record.ts";
import type { ImageBuild } from "./image-record.ts";
import type { PinOrder, VerifyOrder } from "./run-record.ts";

/** What the repository says of one rebake.hcl: its images and targets, what was baked, what is pinned, what was deployed. */
export interface ProjectStatus {
  /** Absolute: the folder of rebake.hcl. */
  readonly project: string;
  readonly images: readonly ImageStatus[];
  readonly targets: readonly TargetStatus[];
  /** What could not be read, a sentence each. */
  readonly problems: readonly string[];
}

/** Where a block stands in rebake.hcl; the line from 0. */
export interface BlockPlace {
  readonly file: string;
  readonly line: number;
}

export interface ImageStatus {
  readonly name: string;
  readonly place: BlockPlace;
  /** Absolute: the template. */
  readonly template: string;
  /** The bakes of it, newest first; as many as were asked for. */
  readonly bakes: readonly BakeStatus[];
  /** How many there are. */
  readonly count: number;
  /** Files that the newest bake read and that are others now, below the project's folder; undefined where nothing was baked. */
  readonly changed: readonly string[] | undefined;
}

/** One bake of an image. */
export interface BakeStatus {
  /** The id of its record. */
  readonly id: string;
  /** Absolute: its record. */
  readonly file: string;
  /** UTC, ISO 8601. */
  readonly created: string;
  readonly builds: readonly ImageBuild[];
  readonly by: string | undefined;
  readonly git: { readonly commit: string; readonly dirty: boolean } | undefined;
  /** The id of the run, whose log is on the machine that baked. */
  readonly run: string | undefined;
  /** Why it must not be deployed, as the end of a sentence that begins with the image. */
  readonly undeployable: string | undefined;
  /** The targets whose pin it is, and those where it was deployed last. */
  readonly pinned: readonly string[];
  readonly live: readonly string[];
}

export interface TargetStatus {
  readonly name: string;
  readonly place: BlockPlace;
  /** Absolute: the root module. */
  readonly root: string;
  readonly workspace: string | undefined;
  readonly production: boolean;
  /** The name of its image, and the variable that is set to it. */
  readonly image: string | undefined;
  readonly variable: string | undefined;
  /** What stands in the pin; undefined for a target without an image, or before anything was pinned. */
  readonly pin: PinStatus | undefined;
  /** What the newest deployment that applied something left serving. */
  readonly live: (PinnedImage & { readonly deployment: string; readonly since: string }) | undefined;
  /** The newest deployment, whatever came of it. */
  readonly last: DeploymentStatus | undefined;
  /** The id of the newest bake that may be deployed. */
  readonly newest: string | undefined;
  readonly hasVerify: boolean;
}

/** Whether something is pinned that the newest deployment did not leave serving. */
export function awaitsDeployment({ pin, live }: Pick<TargetStatus, "pin" | "live">): boolean {
  return pin !== undefined && JSON.stringify(pin.value) !== JSON.stringify(live?.value);
}

export interface PinStatus {
  /** Absolute. */
  readonly file: string;
  readonly value: unknown;
  /** The record of the bake that it is, where one is known. */
  readonly record: string | undefined;
  /** Files that are loaded later and set the variable, too: theirs counts. */
  readonly hiddenBy: readonly string[];
}

export interface DeploymentStatus {
  readonly id: string;
  /** Absolute: its record. */
  readonly file: string;
  readonly kind: string;
  readonly started: string;
  readonly ended: string;
  readonly by: string | undefined;
  readonly outcome: DeploymentRecord["outcome"];
  readonly verify: VerifyResult | undefined;
  /** The run that applied, whose log is on the machine that deployed. */
  readonly run: string | undefined;
  readonly image: PinnedImage | undefined;
}

/** How a target is planned, so that it gets a certain image. */
export interface DeployOrder {
  readonly project: string;
  readonly target: string;
  readonly production: boolean;
  /** Absolute: the root module. */
  readonly root: string;
  readonly workspace: string | undefined;
  /** Absolute, in the order in which they count, pins that have to be handed over last. */
  readonly varFiles: readonly string[];
  /** Missing where the target has no image, or it is pinned already. */
  readonly pin: PinOrder | undefined;
  /** What is worth knowing, a sentence each: another file wins over the pin, the template changed since. */
  readonly warnings: readonly string[];
}

/** What an approval of a plan for a target is about, as rebake.hcl, the pin and the records say now. */
export interface ApprovalOrder {
  readonly project: string;
  readonly target: string;
  readonly production: boolean;
  readonly root: string;
  readonly workspace: string | undefined;
  readonly varFiles: readonly string[];
  readonly variable: string | undefined;
  readonly image: PinnedImage | undefined;
  readonly previous: PinnedImage | undefined;
  readonly verify: VerifyOrder | undefined;
  /**
   * What the records do not say of the target, as a part of a sentence: somebody else may have applied what is pinned, or the last
   * deployment has not seen the end of it. A plan that changes nothing is then worth applying. Undefined where all is said.
   */
  readonly unproven: string | undefined;
}

/** How an image of rebake.hcl is baked. */
export interface BakeOrder {
  readonly project: string;
  readonly image: string;
  /** Absolute: a file or a folder. */
  readonly template: string;
  readonly only: readonly string[];
  readonly varFiles: readonly string[];
}

/** What was asked for, or why it cannot be: a sentence that names file and line where it can. */
export type Ordered<T> = { readonly order: T } | { readonly wrong: string };
