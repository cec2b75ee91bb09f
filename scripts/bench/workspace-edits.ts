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
import { SERVER_REQUESTS } from "../../protocol/src/lsp.ts";
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
    await initialize(connection, root);
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
