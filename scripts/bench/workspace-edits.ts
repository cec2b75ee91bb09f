import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
} from "vscode-languageserver-protocol/node";
import { STATUS, type StatusParams } from "../../protocol/src/lsp.ts";
import type { GeneratedWorkspace } from "./generated-workspace.ts";
import { initialize, withServerIn } from "./server.ts";

const EDITS = 60;

/** Milliseconds. */
export interface EditTimes {
  readonly opened: number;
  readonly scanned: number;
  readonly whileScanning: readonly number[];
  readonly variable: readonly number[];
  readonly leaf: readonly number[];
  /** Megabytes, at most. */
  readonly peak: number;
}

/** Opens files of the workspace in the real server and types into them, during the first scan and after it. */
export async function editWorkspace(root: string, workspace: GeneratedWorkspace): Promise<EditTimes> {
  return withServerIn(async (connection, server, started) => {
    const client = new Typist(connection, root);
    await initialize(connection, root, { status: true });
    const shared = await client.open(workspace.shared.path, workspace.files);
    const opened = performance.now() - started;
    let isScanning = true;
    const scan = client.quiet().then(() => {
      isScanning = false;
      return performance.now() - started;
    });
    const whileScanning: number[] = [];
    while (isScanning && whileScanning.length < EDITS) whileScanning.push(await shared.type());
    const scanned = await scan;
    const variable = await repeat(() => shared.type());
    const leaf = await client.open(workspace.leaf, workspace.files);
    return {
      opened,
      scanned,
      whileScanning,
      variable,
      leaf: await repeat(() => leaf.type()),
      peak: peakOf(server),
    };
  });
}

async function repeat(once: () => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < EDITS; round++) times.push(await once());
  return times;
}

/** The client's side of a person who types. */
class Typist {
  private readonly waiting = new Map<string, { version: number; done: () => void }>();
  private readonly idle: Promise<void>;

  constructor(
    private readonly connection: ProtocolConnection,
    private readonly root: string,
  ) {
    connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, version }) => {
      const waiting = this.waiting.get(uri);
      if (!waiting || version === undefined || version < waiting.version) return;
      this.waiting.delete(uri);
      waiting.done();
    });
    this.idle = new Promise((resolve) => {
      connection.onNotification(STATUS, ({ state }: StatusParams) => {
        if (state === "idle") resolve();
      });
    });
  }

  /** Resolves when the server has nothing left to do. */
  quiet(): Promise<void> {
    return this.idle;
  }

  /** Opens a file and waits for its findings; `type` then makes another default, or name, of the same length and waits again. */
  async open(path: string, files: ReadonlyMap<string, string>): Promise<{ type(): Promise<number> }> {
    const uri = pathToFileURL(join(this.root, path)).href;
    const text = files.get(path) ?? "";
    const at = text.search(TYPED_AT);
    const line = text.slice(0, at).split("\n").length - 1;
    const character = at - (text.lastIndexOf("\n", at) + 1) + 1;
    let version = 1;
    const opened = this.published(uri, version);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: "terraform", version, text },
    });
    await opened;
    return {
      type: async () => {
        version++;
        const answer = this.published(uri, version);
        const started = performance.now();
        await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
          textDocument: { uri, version },
          contentChanges: [
            {
              range: { start: { line, character }, end: { line, character: character + 1 } },
              text: String.fromCharCode(97 + (version % 26)),
            },
          ],
        });
        await answer;
        return performance.now() - started;
      },
    };
  }

  private published(uri: string, version: number): Promise<void> {
    return new Promise((done) => this.waiting.set(uri, { version, done }));
  }
}

/** The default of the shared variable, or the text of a tag. */
const TYPED_AT = /"live"|"leaf"/;

/** As Linux counts it; unknown elsewhere. */
function peakOf(server: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${server.pid}/status`, "utf8");
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1000);
  } catch {
    return Number.NaN;
  }
}
