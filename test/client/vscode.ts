/** As much of the editor as what is tried without one asks for: texts as they are written, nothing to listen to. */
export const fakeVsCode = {
  l10n: {
    t: (text: string, ...values: readonly unknown[]) =>
      text.replaceAll(/\{(\d)\}/g, (_all, index: string) => String(values[Number(index)])),
  },
  env: { language: "en" },
  StatusBarAlignment: { Left: 1 },
  ProgressLocation: { Notification: 15 },
  TreeItemCollapsibleState: { None: 0, Collapsed: 1, Expanded: 2 },
  Uri: { file: (path: string) => ({ scheme: "file", fsPath: path, path }) },
  window: { activeTextEditor: undefined },
  workspace: {
    workspaceFolders: [],
    textDocuments: [],
    asRelativePath: (uri: { fsPath: string }) => uri.fsPath,
  },
  commands: {},
  EventEmitter: class {
    private readonly listeners: ((value: unknown) => void)[] = [];
    readonly event = (listener: (value: unknown) => void) => {
      this.listeners.push(listener);
      return { dispose: () => undefined };
    };
    fire(value: unknown): void {
      for (const listener of this.listeners) listener(value);
    }
    dispose(): void {
      this.listeners.length = 0;
    }
  },
  RelativePattern: class {},
};
