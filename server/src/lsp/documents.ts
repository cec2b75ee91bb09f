import type {
  DidChangeTextDocumentParams,
  DidOpenTextDocumentParams,
  TextDocumentIdentifier,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { LARGEST_TEMPLATE } from "../host/discover.ts";
import { dialectOf, looksLikeLegacyTemplate, mayBeLegacyTemplate } from "../syntax/names.ts";
import type { Dialect } from "../syntax/source-file.ts";
import type { OpenDocument } from "../workspace.ts";
import { pathOf, schemeOf } from "./uris.ts";

/** The documents the client has open, by the spelling of their URI that the core compares. */
export class Documents {
  private readonly open = new Map<string, TextDocument>();
  /** The client's own spelling of each URI it has used, also of documents that are closed by now. */
  private readonly spellings = new Map<string, string>();
  /** Open JSON documents that were seen to be templates of Packer before HCL: they stay so while they are broken. */
  private readonly templates = new Set<string>();

  /** Returns the path of the document. */
  didOpen({ textDocument: { uri, languageId, version, text } }: DidOpenTextDocumentParams): string {
    const path = pathOf(uri);
    this.spellings.set(path, uri);
    this.open.set(path, TextDocument.create(uri, languageId, version, text));
    return path;
  }

  didChange({ textDocument, contentChanges }: DidChangeTextDocumentParams): string {
    const path = pathOf(textDocument.uri);
    const known = this.open.get(path);
    if (known) TextDocument.update(known, contentChanges, textDocument.version);
    return path;
  }

  didClose({ uri }: TextDocumentIdentifier): string {
    const path = pathOf(uri);
    this.open.delete(path);
    this.templates.delete(path);
    return path;
  }

  paths(): string[] {
    return [...this.open.keys()];
  }

  has(path: string): boolean {
    return this.open.has(path);
  }

  version(path: string): number | undefined {
    return this.open.get(path)?.version;
  }

  text(path: string): string | undefined {
    return this.open.get(path)?.getText();
  }

  /** The URI in the client's own spelling. */
  uri(path: string): string {
    return this.spellings.get(path) ?? path;
  }

  /** The document as the core sees it; undefined when it is in no language of ours. */
  forCore(path: string): OpenDocument | undefined {
    const document = this.open.get(path);
    if (!document) return undefined;
    const byName = schemeOf(path) === "untitled" ? undefined : this.dialectByName(path, document);
    const dialect = byName ?? LANGUAGES[document.languageId];
    if (!dialect) return undefined;
    return {
      path,
      dialect,
      alone: byName === undefined,
      version: document.version,
      text: document.getText(),
    };
  }

  private dialectByName(path: string, document: TextDocument): Dialect | undefined {
    const dialect = dialectOf(path);
    if (dialect || !mayBeLegacyTemplate(path)) return dialect;
    if (!this.templates.has(path)) {
      const text = document.getText();
      if (text.length > LARGEST_TEMPLATE || !looksLikeLegacyTemplate(text)) return undefined;
      this.templates.add(path);
    }
    return "packer";
  }
}

/** For documents whose name says nothing, above all those that were never saved. */
const LANGUAGES: Readonly<Record<string, Dialect>> = {
  terraform: "terraform",
  opentofu: "terraform",
  "terraform-vars": "terraform-vars",
  "opentofu-vars": "terraform-vars",
  packer: "packer",
  packervars: "packer-vars",
};
