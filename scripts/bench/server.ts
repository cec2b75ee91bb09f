import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import type { InitializationOptions } from "../../protocol/src/lsp.ts";
import { ROOT } from "../run/steps.ts";
import { largeFile, workspaceFiles } from "./generated.ts";
import { median, milliseconds, quantile, report } from "./measure.ts";

const RUNS = 5;
const KEYSTROKES = 100;

/** The real server as a process: from its start to diagnostics, and from a keystroke to diagnostics, the pause for more typing included. */
export async function benchServer(): Promise<void> {
  const first: number[] = [];
  const all: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const times = await openWorkspace();
    first.push(times.first);
    all.push(times.all);
  }
  report("server: start to first diagnostics, workspace of 200 files", milliseconds(median(first)));
  report("  to the diagnostics of all 200 files", milliseconds(median(all)));
  const keystrokes = await typeIntoLargeFile();
  report(
    "  keystroke to diagnostics received, 10,000 lines",
    `p50 ${milliseconds(quantile(keystrokes, 0.5))}, p95 ${milliseconds(quantile(keystrokes, 0.95))}`,
  );
}

async function openWorkspace(): Promise<{ first: number; all: number }> {
  const files = workspaceFiles(200);
  // Each generated part has a machine whose boot script does not replace it, so each file is published.
  return withServer(files, async (connection, root, started) => {
    const published = new Set<string>();
    let first = 0;
    const done = new Promise<void>((resolve) => {
      connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
        if (diagnostics.length === 0) return;
        first ||= performance.now() - started;
        published.add(uri);
        if (published.size === files.size) resolve();
      });
    });
    await initialize(connection, root);
    await done;
    return { first, all: performance.now() - started };
  });
}

async function typeIntoLargeFile(): Promise<number[]> {
  const text = largeFile(10_000);
  return withServer(new Map([["main.tf", text]]), async (connection, root) => {
    const uri = pathToFileURL(join(root, "main.tf")).href;
    let arrived: (() => void) | undefined;
    connection.onNotification(PublishDiagnosticsNotification.type, (message) => {
      if (message.uri === uri && (message.version ?? 1) >= version) arrived?.();
    });
    let version = 1;
    const next = (): Promise<void> => new Promise((resolve) => (arrived = resolve));
    await initialize(connection, root);
    const opened = next();
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: "terraform", version, text },
    });
    await opened;
    const times: number[] = [];
    for (let round = 0; round < KEYSTROKES; round++) {
      version++;
      const line =
        text.slice(0, text.indexOf("Name = ", (text.length * round) / (KEYSTROKES + 10))).split("\n").length -
        1;
      const position = { line, character: 12 };
      const answer = next();
      const started = performance.now();
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ range: { start: position, end: position }, text: "x" }],
      });
      await answer;
      times.push(performance.now() - started);
    }
    return times;
  });
}

export async function initialize(
  connection: ProtocolConnection,
  root: string,
  initializationOptions: InitializationOptions = {},
): Promise<void> {
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(root).href,
    initializationOptions,
    workspaceFolders: [{ uri: pathToFileURL(root).href, name: "bench" }],
    capabilities: {
      textDocument: { publishDiagnostics: { versionSupport: true, relatedInformation: true } },
      workspace: { workspaceFolders: true },
    },
  });
  await connection.sendNotification(InitializedNotification.type, {});
}

async function withServer<T>(
  files: ReadonlyMap<string, string>,
  use: (connection: ProtocolConnection, root: string, started: number) => Promise<T>,
): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), "rebake-bench-"));
  for (const [name, text] of files) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  try {
    return await withServerIn((connection, _server, started) => use(connection, root, started));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

export async function withServerIn<T>(
  use: (connection: ProtocolConnection, server: ChildProcess, started: number) => Promise<T>,
): Promise<T> {
  const started = performance.now();
  const server = spawn(process.execPath, [join(ROOT, "dist/cli/rebake.js"), "lsp", "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const connection = connect(server);
  try {
    return await use(connection, server, started);
  } finally {
    connection.dispose();
    server.kill();
  }
}

function connect(server: ChildProcess): ProtocolConnection {
  if (!server.stdout || !server.stdin) throw new Error("The server has no standard streams");
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  return connection;
}
