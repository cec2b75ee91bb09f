import { type ClientCapabilities, ResourceOperationKind } from "vscode-languageserver/node";

/** What the client can do, as plain answers. Everything is optional in the protocol; absent means no. */
export interface ClientFeatures {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly tags: boolean;
  readonly actionLiterals: boolean;
  readonly resolvesEdits: boolean;
  readonly documentChanges: boolean;
  readonly createsFiles: boolean;
  readonly snippetEdits: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly workspaceFolders: boolean;
  readonly markdownHover: boolean;
  readonly snippetCompletion: boolean;
}

export function featuresOf(capabilities: ClientCapabilities): ClientFeatures {
  const { textDocument, workspace } = capabilities;
  const edit = workspace?.workspaceEdit;
  const action = textDocument?.codeAction;
  // A client says with the way it gets diagnostics what they may hold.
  const shown = [textDocument?.diagnostic, textDocument?.publishDiagnostics];
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation: shown.some((one) => one?.relatedInformation === true),
    codeDescription: shown.some((one) => one?.codeDescriptionSupport === true),
    tags: shown.some((one) => one?.tagSupport !== undefined),
    actionLiterals: action?.codeActionLiteralSupport !== undefined,
    resolvesEdits:
      action?.dataSupport === true && action.resolveSupport?.properties.includes("edit") === true,
    documentChanges: edit?.documentChanges === true,
    createsFiles:
      edit?.documentChanges === true &&
      edit.resourceOperations?.includes(ResourceOperationKind.Create) === true,
    snippetEdits: edit?.documentChanges === true && edit.snippetEditSupport === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    snippetCompletion: textDocument?.completion?.completionItem?.snippetSupport === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes("markdown") !== false,
  };
}
