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
  return {
    parse(text) {
      const tree = parser.parse(text);
      if (tree === null) return { root: unreadable(text), hasErrors: true };
      try {
        return { root: copyTree(tree.walk()), hasErrors: tree.rootNode.hasError };
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

/** Iterative, so that deep nesting cannot overflow the stack. Comments are left out: they carry no meaning here. */
function copyTree(cursor: Cursor): RawNode {
  const root = copyNode(cursor);
  const path: MutableNode[] = [root];
  if (!cursor.gotoFirstChild()) path.pop();
  while (path.length > 0) {
    const parent = path[path.length - 1] as MutableNode;
    const node = copyNode(cursor);
    if (node.type !== "comment") parent.children.push(node);
    if (!isLeaf(node) && cursor.gotoFirstChild()) {
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

function copyNode(cursor: Cursor): MutableNode {
  return {
    type: cursor.nodeType,
    named: cursor.nodeIsNamed,
    missing: cursor.nodeIsMissing,
    start: cursor.startIndex,
    end: cursor.endIndex,
    children: [],
  };
}

/** Nodes whose inside is never looked at: crossing into WebAssembly costs more than anything else here. */
function isLeaf(node: RawNode): boolean {
  return !node.named || LEAVES.has(node.type);
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
