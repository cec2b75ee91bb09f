import { type Disposable, window, workspace } from "vscode";

/** Whether people turn to something else while a plan is made: they write, or go to another file. */
export class Attention implements Disposable {
  private hasMoved = false;
  private document = activeFile();
  private readonly listening = [
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && isWork(document.uri.scheme)) this.hasMoved = true;
    }),
    window.onDidChangeActiveTextEditor(() => this.look()),
  ];

  get isElsewhere(): boolean {
    return this.hasMoved;
  }

  dispose(): void {
    for (const one of this.listening) one.dispose();
  }

  /** Questions and menus take the focus for a while and give it back: that is no other file. */
  private look(): void {
    const now = activeFile();
    if (now === undefined) return;
    this.document ??= now;
    if (now !== this.document) this.hasMoved = true;
  }
}

function activeFile(): string | undefined {
  const uri = window.activeTextEditor?.document.uri;
  return uri && isWork(uri.scheme) ? uri.toString() : undefined;
}

/** Logs and outputs change by themselves. */
function isWork(scheme: string): boolean {
  return scheme === "file" || scheme === "untitled";
}
