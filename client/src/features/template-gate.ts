import type { TextDocument } from "vscode";
import type { Middleware } from "vscode-languageclient/node";

/** JSON documents, of which only templates of Packer before HCL go to the server. */
export const JSON_DOCUMENTS = ["file", "vscode-vfs"].map((scheme) => ({ language: "json", scheme }));

/** No person writes a larger one, and others are not looked through at each keystroke. */
const LARGEST_TEMPLATE_LINES = 20_000;

/**
 * Keeps JSON documents from the server until one shows by its text that it is a template of Packer. From then on it is
 * told of it until it is closed, also while the text is broken.
 * @param isOursByName true for documents that are ours whatever they say
 * @param open tells the server of a document that it was not told of so far
 */
export function templateGate(
  isOursByName: (document: TextDocument) => boolean,
  open: (document: TextDocument) => Promise<void>,
): Middleware {
  const templates = new Set<TextDocument>();
  const passes = (document: TextDocument): boolean => templates.has(document) || isOursByName(document);
  const turnsOut = (document: TextDocument): boolean => {
    if (document.lineCount > LARGEST_TEMPLATE_LINES || !TEMPLATE.test(document.getText())) return false;
    templates.add(document);
    return true;
  };
  return {
    async didOpen(document, next) {
      if (passes(document) || turnsOut(document)) await next(document);
    },
    async didChange(event, next) {
      if (passes(event.document)) await next(event);
      else if (turnsOut(event.document)) await open(event.document);
    },
    async didClose(document, next) {
      if (!passes(document)) return;
      templates.delete(document);
      await next(document);
    },
    provideHover: (document, position, token, next) =>
      passes(document) ? next(document, position, token) : undefined,
    provideCodeActions: (document, range, context, token, next) =>
      passes(document) ? next(document, range, context, token) : undefined,
    provideCompletionItem: (document, position, context, token, next) =>
      passes(document) ? next(document, position, context, token) : undefined,
    provideDiagnostics: (document, previousResultId, token, next) =>
      !("getText" in document) || passes(document) ? next(document, previousResultId, token) : undefined,
  };
}

/** What the server knows them by. */
const TEMPLATE = /"builders"\s*:\s*\[/;
