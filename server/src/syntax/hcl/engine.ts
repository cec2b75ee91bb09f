import { Language, Parser } from "web-tree-sitter";

/** The two WebAssembly modules the parser stands on; the host reads them, the core never opens files. */
export interface GrammarBinaries {
  /** `web-tree-sitter.wasm` of the package web-tree-sitter. */
  readonly runtime: Uint8Array;
  /** `tree-sitter-hcl.wasm` of the package @tree-sitter-grammars/tree-sitter-hcl. */
  readonly grammar: Uint8Array;
}

/** A node copied out of the tree-sitter tree; offsets count from the start of the parsed text. */
export interface RawNode {
  readonly type: string;
  readonly named: boolean;
  readonly missing: boolean;
  readonly start: number;
  readonly end: number;
  readonly children: readonly RawNode[];
}

export interface RawTree {
  readonly root: RawNode;
  /** False: nowhere in the tree is an `ERROR` or missing node. */
  readonly hasErrors: boolean;
}

/** Turns HCL text into raw nodes. One parse at a time; nothing of tree-sitter stays alive afterwards. */
export interface HclEngine {
  parse(text: string): RawTree;
}

/**
 * Loads tree-sitter and the HCL grammar. Call once a process (or worker).
 * @throws when the binaries are not those of the versions in package.json.
 */
export async function createHclEngine(binaries: GrammarBinaries): Promise<HclEngine> {
  await Parser.init({ wasmBinary: binaries.runtime });
  const language = await Language.load(binaries.grammar);
  const parser = new Parser();
  parser.setLanguage(language);
  const copy = treeCopier(language);
  return {
    parse(text) {
      const tree = parser.parse(text);
      if (tree === null) return { root: unreadable(text), hasErrors: true };
      try {
        const hasErrors = tree.rootNode.hasError;
        return { root: copy(tree.walk(), hasErrors), hasErrors };
      } finally {
        tree.delete();
      }
    },
  };
}

function unreadable(text: string): RawNode {
  return { type: "ERROR", named: true, missing: false, start: 0, end: text.length, children: [] };
}

interface MutableNode extends RawNode {
  readonly children: MutableNode[];
}

type Cursor = ReturnType<NonNullable<ReturnType<Parser["parse"]>>["walk"]>;

/**
 * Copies trees of one language. Every question to a cursor crosses into WebAssembly, which costs more than anything else
 * here; so types are asked for by number, what is the same for all nodes of a type is looked up, and leaves are not entered.
 */
function treeCopier(language: Language): (cursor: Cursor, hasErrors: boolean) => RawNode {
  const types: { readonly name: string; readonly named: boolean; readonly leaf: boolean }[] = [];
  for (let id = 0; id < language.nodeTypeCount; id++) {
    const name = language.nodeTypeForId(id) ?? "";
    const named = language.nodeTypeIsNamed(id);
    types.push({ name, named, leaf: !named || LEAVES.has(name) });
  }
  const error = { name: "ERROR", named: true, leaf: false };
  const copyNode = (cursor: Cursor, hasErrors: boolean): MutableNode & { readonly leaf: boolean } => {
    const type = types[cursor.nodeTypeId] ?? error;
    return {
      type: type.name,
      named: type.named,
      leaf: type.leaf,
      missing: hasErrors && cursor.nodeIsMissing,
      start: cursor.startIndex,
      end: cursor.endIndex,
      children: [],
    };
  };
  return (cursor, hasErrors) => copyTree(cursor, () => copyNode(cursor, hasErrors));
}

/** Iterative, so that deep nesting cannot overflow the stack. Comments are left out: they carry no meaning here. */
function copyTree(cursor: Cursor, copyNode: () => MutableNode & { readonly leaf: boolean }): RawNode {
  const root = copyNode();
  const path: MutableNode[] = [root];
  if (!cursor.gotoFirstChild()) path.pop();
  while (path.length > 0) {
    const node = copyNode();
    if (node.type !== "comment") path[path.length - 1]?.children.push(node);
    if (!node.leaf && cursor.gotoFirstChild()) {
      path.push(node);
      continue;
    }
    while (path.length > 0 && !cursor.gotoNextSibling()) {
      path.pop();
      cursor.gotoParent();
    }
  }
  cursor.delete();
  return root;
}

const LEAVES: ReadonlySet<string> = new Set([
  "identifier",
  "numeric_lit",
  "bool_lit",
  "null_lit",
  "template_literal",
  "quoted_template_start",
  "quoted_template_end",
  "template_interpolation_start",
  "template_interpolation_end",
  "template_directive_start",
  "template_directive_end",
  "heredoc_start",
  "heredoc_identifier",
  "block_start",
  "block_end",
  "tuple_start",
  "tuple_end",
  "object_start",
  "object_end",
  "ellipsis",
  "strip_marker",
  "comment",
]);
