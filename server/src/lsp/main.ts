import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Connection, createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { checkInThreads, checksInThreads } from "../host/check-pool.ts";
import { loadEngine } from "../host/engine.ts";
import { nodeFiles } from "../host/node-files.ts";
import { createSyntaxChecker } from "../host/syntax-checker.ts";
import { EVERY_RULE } from "../suppression-rules.ts";
import { type ServerHost, startServer } from "./server.ts";

/** The world as this process has it. */
export const nodeHost: ServerHost = {
  files: nodeFiles,
  rules: EVERY_RULE,
  loadEngine,
  createSyntaxChecker,
  checkElsewhere: checksInThreads() ? checkInThreads : undefined,
  rulePage: installedRulePages(),
};

/**
 * Serves one client until it says exit: over the standard streams, or over what the command line of this process
 * names (`--node-ipc`, `--stdio`, ...). In the first case nothing else may write to standard output.
 */
export function runLanguageServer({ stdio }: { readonly stdio: boolean }): void {
  const connection: Connection = stdio
    ? createConnection(ProposedFeatures.all, process.stdin, process.stdout)
    : createConnection(ProposedFeatures.all);
  startServer(connection, nodeHost);
  connection.listen();
}

/** The pages lie beside dist/ in a checkout and in the installed extension, so that links to them work without a network. */
function installedRulePages(): string | undefined {
  const folder = typeof __dirname === "string" ? join(__dirname, "../../docs/rules") : "";
  return folder !== "" && existsSync(folder) ? `${pathToFileURL(folder).href}/{rule}.md` : undefined;
}
