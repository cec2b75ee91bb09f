import {
  type Disposable,
  EventEmitter,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from "vscode";
import { Ages } from "../project/ages.ts";
import { Throttle } from "../runs/throttle.ts";
import type { ViewNode } from "./node.ts";
import { treeItemOf } from "./tree-item.ts";

/** A view of the side bar that is made of lines. Nothing is asked for and nothing ticks while nobody sees it. */
export class NodesView<Node extends ViewNode> implements TreeDataProvider<Node>, Disposable {
  private readonly changes = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  readonly view: TreeView<Node>;
  private readonly throttle = new Throttle(LEAST_MILLISECONDS, () => this.draw());
  private timer: NodeJS.Timeout | undefined;
  private isStale = false;

  /** @param make the lines as they are now; how long ago something was is said with `ages`, so that it is said anew in time. */
  constructor(
    id: string,
    private readonly make: (ages: Ages) => readonly Node[] | Promise<readonly Node[]>,
  ) {
    this.view = window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true });
    this.view.onDidChangeVisibility(({ visible }) => {
      if (visible && this.isStale) this.changed();
      if (!visible) clearTimeout(this.timer);
    });
  }

  /** What it shows may be something else now. */
  changed(): void {
    this.throttle.call();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node) return [...node.children()];
    clearTimeout(this.timer);
    const ages: Ages = new Ages(Date.now(), () => this.schedule(ages));
    return [...(await this.make(ages))];
  }

  getTreeItem(node: Node): TreeItem {
    return treeItemOf(node);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.throttle.dispose();
    this.view.dispose();
    this.changes.dispose();
  }

  private draw(): void {
    this.isStale = !this.view.visible;
    if (!this.isStale) this.changes.fire(undefined);
  }

  /** When the first age is another one. */
  private schedule({ changesIn }: Ages): void {
    clearTimeout(this.timer);
    if (changesIn > LONGEST_TIMER) return;
    this.timer = setTimeout(() => {
      this.isStale = true;
      if (this.view.visible) this.changed();
    }, changesIn);
  }
}

/** Four times a second: what runs counts quickly. */
const LEAST_MILLISECONDS = 250;
/** A day: nobody leaves a view open for longer without anything changing in it, and timers take no more than 24 of them. */
const LONGEST_TIMER = 24 * 60 * 60 * 1000;
