import { type LogOutputChannel, languages, workspace } from "vscode";
import {
  CloseAction,
  type CloseHandlerResult,
  DidOpenTextDocumentNotification,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  TransportKind,
} from "vscode-languageclient/node";
import {
  type InitializationOptions,
  PROJECT_STATUS_CHANGED,
  STATUS,
  type StatusParams,
  TRUST_GRANTED,
} from "../../../protocol/src/lsp.ts";
import { DOCUMENTS } from "./documents.ts";
import { answerFileRequests } from "./file-requests.ts";
import { RULE_LINK, SHOW_RULE } from "./rule-link.ts";
import { JSON_DOCUMENTS, templateGate } from "./template-gate.ts";

export interface LanguageClientEvents {
  starting(): void;
  status(params: StatusParams): void;
  projectStatusChanged(): void;
  /** The server process ended by itself. Returns true when it is to be started again. */
  ended(): boolean;
}

export type RunningClient = Pick<LanguageClient, "start" | "dispose" | "sendRequest" | "isRunning">;

/** The client of the server in `module`. Loaded late: this library takes longer than all the rest of activation. */
export function createLanguageClient(
  module: string,
  log: LogOutputChannel,
  events: LanguageClientEvents,
): RunningClient {
  const run = { module, transport: TransportKind.ipc };
  const initializationOptions = (): InitializationOptions => ({
    rulePage: RULE_LINK,
    fileRequests: true,
    status: true,
    trusted: workspace.isTrusted,
    projectStatus: true,
  });
  const client = new LanguageClient(
    "rebake",
    "Rebake",
    { run, debug: { ...run, options: { execArgv: ["--nolazy", "--inspect=6037"] } } },
    {
      documentSelector: [...DOCUMENTS, ...JSON_DOCUMENTS],
      middleware: templateGate(
        (document) => languages.match(DOCUMENTS, document) > 0,
        async (document) => {
          await client
            .getFeature(DidOpenTextDocumentNotification.method)
            .getProvider(document)
            ?.send(document);
        },
      ),
      outputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions,
      initializationFailedHandler: () => false,
      markdown: { isTrusted: { enabledCommands: [SHOW_RULE] } },
      // No dialogs: whoever looks for the reason finds it in the status item and in the log.
      errorHandler: {
        error: (error) => {
          log.error(error);
          return { action: ErrorAction.Continue, handled: true };
        },
        closed: (): CloseHandlerResult => ({
          action: events.ended() ? CloseAction.Restart : CloseAction.DoNotRestart,
          handled: true,
        }),
      },
    },
  );
  client.onNotification(STATUS, (params: StatusParams) => events.status(params));
  client.onNotification(PROJECT_STATUS_CHANGED, () => events.projectStatusChanged());
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Starting) events.starting();
  });
  answerFileRequests(client);
  // It happens once at most in a window, so nobody needs to stop listening.
  workspace.onDidGrantWorkspaceTrust(() => {
    if (client.isRunning()) void client.sendNotification(TRUST_GRANTED);
  });
  return client;
}
