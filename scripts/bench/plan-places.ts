import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import {
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type ProtocolConnection,
} from "vscode-languageserver-protocol/node";
import { placedView } from "../../client/src/plan/placed-view.ts";
import { PLAN_PLACES, type PlanPlacesParams, type PlanPlacesResult } from "../../protocol/src/lsp.ts";
import { readPlanView } from "../../runner/src/read-view.ts";
import { largeView } from "../../test/support/plan-views.ts";
import { milliseconds, quantile, report } from "./measure.ts";
import { initialize, withServerIn } from "./server.ts";

const CHANGES = 10_000;
const BLOCK = (type: string, name: string): string =>
  `resource "${type}" "${name}" {\n  name = "x"\n  image = "y"\n  user_data = "z"\n}\n`;

/** A plan of 10,000 changes is read and placed, as the window does it, while somebody types: how long each side is busy without a break. */
export async function benchPlanPlaces(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), "rebake-bench-places-"));
  try {
    const view = largeView(CHANGES);
    const file = join(root, "view.json");
    writeFileSync(file, JSON.stringify(view));
    const blocks = view.changes.map(({ type, name }) => BLOCK(type, name));
    // As many files as people have: nobody writes ten thousand blocks into one.
    for (let from = 0; from < blocks.length; from += 100)
      writeFileSync(join(root, `part-${from}.tf`), blocks.slice(from, from + 100).join("\n"));
    const small = 'variable "x" {}\n';
    writeFileSync(join(root, "small.tf"), small);
    await withServerIn(async (connection) => {
      await initialize(connection, root);
      const uri = pathToFileURL(join(root, "small.tf")).href;
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: "terraform", version: 1, text: small },
      });
      await ask(connection, root, [{ address: "aws_eip.thing_1" }]);
      await new Promise((done) => setTimeout(done, 10_000));
      const waitFor = typist(connection, uri);
      const nothing = (): Promise<unknown> => new Promise((done) => setTimeout(done, 5000));
      await waitFor("asking", false, nothing);
      await waitFor("asking while it is placed", false, () => place(connection, root, file));
      await waitFor("typing", true, nothing);
      await waitFor("typing while it is placed", true, () => place(connection, root, file));
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Keystrokes, or questions alone, until something is done: how long an answer takes. */
function typist(connection: ProtocolConnection, uri: string) {
  let version = 1;
  return async (what: string, isTyping: boolean, act: () => Promise<unknown>): Promise<void> => {
    const waits: number[] = [];
    let isDone = false;
    const typing = (async () => {
      while (!isDone) {
        const began = performance.now();
        version++;
        if (isTyping)
          await connection.sendNotification(DidChangeTextDocumentNotification.type, {
            textDocument: { uri, version },
            contentChanges: [{ text: `variable "x" {} # ${version}\n` }],
          });
        // Answered once the server has its turn again.
        await connection.sendRequest("textDocument/foldingRange", { textDocument: { uri } }).catch(() => {});
        waits.push(performance.now() - began);
        await new Promise((done) => setTimeout(done, 50));
      }
    })();
    await act();
    isDone = true;
    await typing;
    report(
      `plan places: ${what}: an answer of the server (${waits.length})`,
      `p50 ${milliseconds(quantile(waits, 0.5))}, p95 ${milliseconds(quantile(waits, 0.95))}, longest ${milliseconds(Math.max(...waits))}`,
    );
  };
}

async function place(connection: ProtocolConnection, root: string, file: string): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  const read = await readPlanView(file);
  if ("problem" in read) throw new Error(read.problem);
  const readTime = performance.now() - began;
  const placed = await placedView(read.view, (blocks) => ask(connection, root, blocks));
  const time = performance.now() - began;
  delay.disable();
  const count = placed.changes.filter(({ source }) => source).length;
  report(`plan places: ${count} of ${CHANGES} changes: read`, milliseconds(readTime));
  report("  read and placed", milliseconds(time));
  report("  the window is busy without a break", `at most ${milliseconds(delay.max / 1e6)}`);
}

async function ask(
  connection: ProtocolConnection,
  root: string,
  blocks: PlanPlacesParams["blocks"],
): Promise<PlanPlacesResult | undefined> {
  return (await connection.sendRequest<PlanPlacesResult | null>(PLAN_PLACES, { root, blocks })) ?? undefined;
}
