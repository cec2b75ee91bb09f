import { basename } from "node:path";
import {
  commands,
  Disposable,
  type Event,
  EventEmitter,
  l10n,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  Uri,
  window,
  workspace,
} from "vscode";
import { treeItemOf } from "../tree/tree-item.ts";
import { MARK_WORDS } from "./mark-words.ts";
import type { Plans, RootPlan } from "./plan-state.ts";
import { rootNode } from "./plan-tree.ts";
import { asOpened } from "./root-spelling.ts";
import type { PlanNode } from "./tree-node.ts";

export const PLAN_TREE = "rebake.plan";

/** Which plans can be deployed. */
export interface Deployable {
  readonly onDidChange: Event<void>;
  canDeploy(plan: RootPlan): boolean;
}

/** The view "Plan" of the side bar. */
export function registerPlanTree(plans: Plans, deployable: Deployable): Disposable {
  const tree = new PlanTree(plans, deployable);
  const view = window.createTreeView(PLAN_TREE, { treeDataProvider: tree, showCollapseAll: true });
  // Where nothing is planned there is no icon in the activity bar.
  void commands.executeCommand("setContext", "rebake.isActive", true);
  const update = (): void => showState(view, plans);
  update();
  return Disposable.from(
    view,
    tree,
    plans.onDidChange((root) => {
      tree.changed(root);
      update();
    }),
    deployable.onDidChange(() => tree.deployableChanged()),
  );
}

class PlanTree implements TreeDataProvider<PlanNode>, Disposable {
  private readonly changes = new EventEmitter<PlanNode | undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly made = new Map<string, PlanNode>();
  /** The root modules whose plans can be deployed, as it was shown last. */
  private shownDeployable = "";

  constructor(
    private readonly plans: Plans,
    private readonly deployable: Deployable,
  ) {}

  changed(root: string): void {
    this.made.delete(root);
    this.changes.fire(undefined);
  }

  deployableChanged(): void {
    const roots = this.plans.roots.filter((root) => {
      const plan = this.plans.of(root);
      return plan && this.deployable.canDeploy(plan);
    });
    const now = roots.join("\n");
    if (now === this.shownDeployable) return;
    this.shownDeployable = now;
    void commands.executeCommand("setContext", "rebake.canDeployPlan", roots.length > 0);
    this.changes.fire(undefined);
  }

  async getChildren(node?: PlanNode): Promise<PlanNode[]> {
    if (node) return [...node.children()];
    const nodes = await Promise.all(this.plans.roots.map((root) => this.node(root)));
    return nodes.filter((one) => one !== undefined);
  }

  private async node(root: string): Promise<PlanNode | undefined> {
    const name = await nameOf(root);
    const plan = this.plans.of(root);
    const known = this.made.get(root);
    if (known || !plan) return known;
    const made = rootNode(plan, name, l10n.t);
    this.made.set(root, made);
    return made;
  }

  getTreeItem(node: PlanNode): TreeItem {
    const item = treeItemOf(node);
    const plan = node.kind === "root" && node.target ? this.plans.of(node.target.root) : undefined;
    // It is told of by itself, and changes nothing of the line.
    if (plan && this.deployable.canDeploy(plan)) item.contextValue = "root deployable";
    return item;
  }

  dispose(): void {
    this.changes.dispose();
  }
}

/** The name of a root module as people know it: its path in the workspace. */
export async function nameOf(root: string): Promise<string> {
  const opened = await asOpened(root);
  const folders = workspace.workspaceFolders ?? [];
  const whole = folders.find(({ uri }) => uri.fsPath === opened);
  return whole?.name ?? workspace.asRelativePath(Uri.file(opened), folders.length > 1);
}

function showState(view: TreeView<PlanNode>, plans: Plans): void {
  const all = plans.roots.flatMap((root) => plans.of(root) ?? []);
  const running = all.filter(({ state }) => GOING_ON.has(state.phase));
  const [first] = running;
  // An empty one is none.
  view.message = first ? l10n.t(MARK_WORDS.planning, basename(first.root), progressOf(first)) : "";
}

function progressOf({ state }: RootPlan): string {
  if (state.phase === "starting") return l10n.t(MARK_WORDS.starting);
  if (state.phase === "stopping") return l10n.t(MARK_WORDS.stopping);
  return l10n.t(MARK_WORDS.refreshed, state.counts.refreshed, state.counts.planned);
}

const GOING_ON: ReadonlySet<RootPlan["state"]["phase"]> = new Set(["starting", "running", "stopping"]);
