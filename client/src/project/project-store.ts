import { type Disposable, EventEmitter } from "vscode";
import { PROJECT_STATUS, type ProjectStatusResult } from "../../../protocol/src/lsp.ts";
import type { ImageStatus, ProjectStatus, TargetStatus } from "../../../protocol/src/project-status.ts";
import type { Server } from "../features/server.ts";
import { started } from "../plan/root-modules.ts";

/** What the repository says of its images and targets, as the server said it last. Asked for when somebody wants to know. */
export class ProjectStore implements Disposable {
  private readonly changes = new EventEmitter<void>();
  /** It may be something else now: whoever shows it asks again. */
  readonly onDidChange = this.changes.event;
  private known: Promise<readonly ProjectStatus[]> | undefined;
  private isServerRunning = false;
  private readonly listening: readonly Disposable[];

  constructor(
    private readonly server: Pick<Server, "request" | "status" | "onStatus" | "onProjectStatusChanged">,
  ) {
    this.listening = [
      server.onProjectStatusChanged(() => this.forget()),
      server.onStatus(({ kind }) => {
        const isNew = kind === "running" && !this.isServerRunning;
        this.isServerRunning = kind === "running";
        if (isNew) this.forget();
      }),
    ];
  }

  /** One for each rebake.hcl; none while the server does not answer. */
  read(): Promise<readonly ProjectStatus[]> {
    this.known ??= this.ask();
    return this.known;
  }

  /** The same as it is now: what was just written is not waited for to be told. */
  fresh(): Promise<readonly ProjectStatus[]> {
    this.known = undefined;
    return this.read();
  }

  dispose(): void {
    for (const one of this.listening) one.dispose();
    this.changes.dispose();
  }

  private async ask(): Promise<readonly ProjectStatus[]> {
    await started(this.server);
    const answer = await this.server.request<ProjectStatusResult>(PROJECT_STATUS, {});
    // It is asked again when it runs.
    if (!answer) this.known = undefined;
    return answer?.projects ?? [];
  }

  private forget(): void {
    this.known = undefined;
    this.changes.fire();
  }
}

/** A target with the project that it is of. */
export interface TargetOf {
  readonly project: string;
  readonly target: TargetStatus;
}

/** An image with the project that it is of. */
export interface ImageOf {
  readonly project: string;
  readonly image: ImageStatus;
}

export function targetsOf(projects: readonly ProjectStatus[]): TargetOf[] {
  return projects.flatMap(({ project, targets }) => targets.map((target) => ({ project, target })));
}

export function imagesOf(projects: readonly ProjectStatus[]): ImageOf[] {
  return projects.flatMap(({ project, images }) => images.map((image) => ({ project, image })));
}
