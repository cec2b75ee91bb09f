import {
  APPROVAL_ORDERS,
  type ApprovalOrdersParams,
  type ApprovalOrdersResult,
  BAKE_ORDER,
  type BakeOrderParams,
  type BakeOrderResult,
  DEPLOY_ORDER,
  type DeployOrderParams,
  type DeployOrderResult,
  DRIFT_ORDER,
  type DriftOrderParams,
  type DriftOrderResult,
  PROJECT_STATUS,
  PROJECT_STATUS_CHANGED,
  type ProjectStatusResult,
} from "../../../protocol/src/lsp.ts";
import { BASELINE_FILE } from "../baseline.ts";
import { approvalOrders } from "../host/approval-orders.ts";
import { prepareBake } from "../host/bake-orders.ts";
import { prepareDeploy } from "../host/deploy-orders.ts";
import { prepareDrift } from "../host/drift-orders.ts";
import { diskProjects } from "./disk-projects.ts";
import { answering } from "./handler.ts";
import { ProjectRecords } from "./project-records.ts";
import { isProjectFile } from "./projects.ts";
import type { Session } from "./session.ts";

/** Answers what the repository says of images and targets, from the disk, and tells when that may be another than before. */
export class ProjectStatuses {
  readonly records: ProjectRecords;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly session: Session) {
    this.records = new ProjectRecords(session);
  }

  async status(): Promise<ProjectStatusResult> {
    const folders = await diskProjects(this.session);
    return { projects: await Promise.all(folders.map((folder) => this.records.fresh(folder))) };
  }

  async bakeOrder({ project, image }: BakeOrderParams): Promise<BakeOrderResult> {
    return this.distrust ?? prepareBake(this.session.engine, project, image);
  }

  async deployOrder({ project, target, image }: DeployOrderParams): Promise<DeployOrderResult> {
    return this.distrust ?? prepareDeploy(this.session.engine, project, target, image);
  }

  async driftOrder({ project, target }: DriftOrderParams): Promise<DriftOrderResult> {
    return this.distrust ?? prepareDrift(this.session.engine, project, target);
  }

  async approvalOrders({ root, workspace }: ApprovalOrdersParams): Promise<ApprovalOrdersResult> {
    if (this.distrust) return { orders: [], problems: [this.distrust.wrong] };
    const folders = await diskProjects(this.session);
    const found = await Promise.all(
      folders.map((folder) => approvalOrders(this.session.engine, folder, root, workspace)),
    );
    return {
      orders: found.flatMap(({ orders }) => orders),
      problems: found.flatMap(({ problems }) => problems),
    };
  }

  /** Files are others on disk, have come or are gone. */
  filesChanged(paths: readonly string[]): void {
    if (paths.some(isOfProjects)) this.changed();
  }

  /** What is said of projects may be another than before, whatever the reason. */
  changed(): void {
    this.records.forget();
    if (this.session.options.projectStatus !== true) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.session.connection.sendNotification(PROJECT_STATUS_CHANGED, {});
    }, PAUSE_MS);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  private get distrust(): { readonly wrong: string } | undefined {
    return this.session.isTrusted
      ? undefined
      : { wrong: "The workspace is not trusted, so that nothing in its rebake.hcl counts." };
  }
}

/** A project file, a pin, something of the records, or what a bake may have read: whether that is another since is told, too. */
function isOfProjects(path: string): boolean {
  if (path.endsWith(`/${BASELINE_FILE}`)) return false;
  return (
    isProjectFile(path) ||
    /\.rebake(?:\.auto)?\.tfvars\.json$/.test(path) ||
    /\/\.rebake(?:\/|$)/.test(path) ||
    BAKED_FROM.test(path)
  );
}

/** Templates, their vars files, and what provisioners usually run and copy, as far as editors watch it. */
const BAKED_FROM = /\.(?:pkr|pkrvars)\.(?:hcl|json)$|\.(?:sh|ps1|tpl|tftpl|tmpl|ya?ml|cfg|service)$/;

/** A bake or a checkout changes several files at once. */
const PAUSE_MS = 200;

/** Answers the requests that clients may ask beyond the protocol. */
export function serveProjects({ connection, log }: Session, statuses: ProjectStatuses): void {
  const wrong = "This failed inside of Rebake; its log says how.";
  connection.onRequest<ProjectStatusResult, void>(
    PROJECT_STATUS,
    answering(log, PROJECT_STATUS, { projects: [] }, () => statuses.status()),
  );
  connection.onRequest<BakeOrderResult, void>(
    BAKE_ORDER,
    answering<BakeOrderParams, BakeOrderResult>(log, BAKE_ORDER, { wrong }, (params) =>
      statuses.bakeOrder(params),
    ),
  );
  connection.onRequest<DeployOrderResult, void>(
    DEPLOY_ORDER,
    answering<DeployOrderParams, DeployOrderResult>(log, DEPLOY_ORDER, { wrong }, (params) =>
      statuses.deployOrder(params),
    ),
  );
  connection.onRequest<DriftOrderResult, void>(
    DRIFT_ORDER,
    answering<DriftOrderParams, DriftOrderResult>(log, DRIFT_ORDER, { wrong }, (params) =>
      statuses.driftOrder(params),
    ),
  );
  const none: ApprovalOrdersResult = { orders: [], problems: [wrong] };
  connection.onRequest<ApprovalOrdersResult, void>(
    APPROVAL_ORDERS,
    answering<ApprovalOrdersParams, ApprovalOrdersResult>(log, APPROVAL_ORDERS, none, (params) =>
      statuses.approvalOrders(params),
    ),
  );
}
