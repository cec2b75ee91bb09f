import type { DriftOrder } from "./drift.ts";
import type { SourcePlace } from "./plan-view.ts";
import type { ApprovalOrder, BakeOrder, DeployOrder, Ordered, ProjectStatus } from "./project-status.ts";

/** What Rebake's client and server say to each other beyond the Language Server Protocol. */

/** The project's pages. The only place that knows where they are. */
const PAGES = "https://github.com/bakehouse/rebake/blob/main/docs";

/** `source` of every diagnostic. */
export const DIAGNOSTIC_SOURCE = "rebake";

/** The kind of the code action that applies every safe fix of a file. */
export const FIX_ALL_KIND = "source.fixAll.rebake";

/** Public address of a rule's page. Part of the interface: it appears in editors, reports and bookmarks. */
export function rulePage(rule: string): string {
  return `${PAGES}/rules/${rule}.md`;
}

/** What a client may send with `initialize`. All of it is optional: other editors send nothing. */
export interface InitializationOptions {
  /** Where a link to a rule leads, with `{rule}` for its id; left out, to its public page. */
  readonly rulePage?: string;
  /** The client answers the file requests below, so that folders which are not on disk can be read. */
  readonly fileRequests?: boolean;
  /** The client understands `rebake/status`; others would warn of a notification they do not know. */
  readonly status?: boolean;
  /** The client understands `rebake/projectStatusChanged`. */
  readonly projectStatus?: boolean;
  /** False for a workspace that nobody has vouched for: what lies in it then cannot hide findings. */
  readonly trusted?: boolean;
  /** The section `rebake` of the settings, for clients that do not answer `workspace/configuration`. */
  readonly settings?: unknown;
}

/** Client to server, notification: somebody has vouched for the workspace. */
export const TRUST_GRANTED = "rebake/trustGranted";

/** Commands that the server executes. */
export const SERVER_COMMANDS = {
  /** Reads and checks everything again. Answers with the number of findings and files. */
  checkWorkspace: "rebake.server.checkWorkspace",
} as const;

/** Server to client, notification: what the server is doing. */
export const STATUS = "rebake/status";

export interface StatusParams {
  readonly state: "idle" | "checking";
  readonly findings: number;
  /** How many files have been checked. */
  readonly files: number;
  /** The immutability score of what has been checked, 0 to 100 (docs/score.md); undefined when nothing can be judged. */
  readonly score?: number | undefined;
  /** How many files or folders could not be read; the log names them. */
  readonly unread: number;
}

/** Server to client, requests: files that only the editor can reach (`vscode-vfs:`, `memfs:`, ...). */
export const READ_FILE = "rebake/readFile";
export const LIST_FOLDER = "rebake/listFolder";

export interface FileParams {
  readonly uri: string;
}

export type ReadFileResult =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "absent" }
  | { readonly kind: "failed"; readonly reason: string };

export type ListFolderResult =
  | { readonly kind: "entries"; readonly entries: readonly FolderEntry[] }
  | { readonly kind: "absent" }
  | { readonly kind: "failed"; readonly reason: string };

export interface FolderEntry {
  readonly name: string;
  readonly kind: "file" | "folder";
  /** Where a symbolic link to a folder leads to in the end, when known: links may form a circle. */
  readonly target?: string;
}

/** Client to server, request: where some of the blocks of a plan are now. Cheap enough for every pause in typing. */
export const PLAN_PLACES = "rebake/planPlaces";

export interface PlanPlacesParams {
  /** The root module's folder, absolute, spelled as the editor has it open: the texts of its documents count then. */
  readonly root: string;
  readonly blocks: readonly {
    /** Of a resource, with or without keys, or of a module call: `module.web`. */
    readonly address: string;
    /** Attributes in it: `network_interface[0].subnet`. */
    readonly attributes?: readonly string[];
  }[];
}

/** The places in the order of the question; what is not found is left out. */
export interface PlanPlacesResult {
  readonly blocks: readonly {
    readonly block?: SourcePlace;
    readonly attributes: readonly (SourcePlace | null)[];
  }[];
}

/** Client to server, request with `{}`: the root modules that lie on disk in the workspace. */
export const ROOT_MODULES = "rebake/rootModules";

export interface RootModulesResult {
  /** In the order of their folders. */
  readonly roots: readonly RootModule[];
}

/** A folder that Terraform is run in: nobody calls it, or it has a backend or vars files of its own. Paths are absolute. */
export interface RootModule {
  readonly directory: string;
  /** It and the folders that its calls lead to, at any depth, by local paths; in order. */
  readonly folders: readonly string[];
  /** What `rebake.hcl` chooses for it. */
  readonly varsFiles: readonly string[];
}

/** Client to server, request with `{}`: what the repository says of each rebake.hcl that lies on disk in the workspace. */
export const PROJECT_STATUS = "rebake/projectStatus";

export interface ProjectStatusResult {
  readonly projects: readonly ProjectStatus[];
}

/** Server to client, notification with `{}`: images, targets, pins or records may be others than in the last PROJECT_STATUS. */
export const PROJECT_STATUS_CHANGED = "rebake/projectStatusChanged";

/** Client to server, request: how an image is baked. */
export const BAKE_ORDER = "rebake/bakeOrder";

export interface BakeOrderParams {
  readonly project: string;
  readonly image: string;
}
export type BakeOrderResult = Ordered<BakeOrder>;

/** Client to server, request: how a target is planned. Nothing is written. */
export const DEPLOY_ORDER = "rebake/deployOrder";

export interface DeployOrderParams {
  readonly project: string;
  readonly target: string;
  /** The record of the bake that is to be pinned; missing for the newest. `pinned` for what is pinned already. */
  readonly image?: string;
}
export type DeployOrderResult = Ordered<DeployOrder>;

/** Client to server, request: how a target is looked at for drift. */
export const DRIFT_ORDER = "rebake/driftOrder";

export interface DriftOrderParams {
  readonly project: string;
  readonly target: string;
}
export type DriftOrderResult = Ordered<DriftOrder>;

/** Client to server, request: what approving a plan of this root module and workspace is about. One target each that it may be for. */
export const APPROVAL_ORDERS = "rebake/approvalOrders";

export interface ApprovalOrdersParams {
  /** Absolute: the root module. */
  readonly root: string;
  /** The workspace of the plan. */
  readonly workspace?: string;
}

export interface ApprovalOrdersResult {
  readonly orders: readonly ApprovalOrder[];
  /** Why others are none, a sentence each. */
  readonly problems: readonly string[];
}

/** Client to server, request: the blocks of a document, as it is in the editor, that can be baked or deployed to. */
export const RUN_BLOCKS = "rebake/runBlocks";

export interface RunBlocksParams {
  readonly uri: string;
}

export interface RunBlocksResult {
  readonly blocks: readonly RunBlock[];
}

/** `image` and `target` of rebake.hcl, `build` and `source` of a template of Packer. */
export interface RunBlock {
  readonly kind: "image" | "target" | "build" | "source";
  /** In rebake.hcl the name; in a template `build.web`, `build`, `amazon-ebs.web`. */
  readonly name: string;
  /** From 0. */
  readonly line: number;
  /** Of a build or source: what `-only` takes to bake all of it and nothing else. */
  readonly only?: readonly string[];
  /** True for what is all that is baked of the template. */
  readonly isAll?: boolean;
}
