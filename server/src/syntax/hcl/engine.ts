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

/** What is the same for all nodes of a type. */
interface NodeType {
  readonly name: string;
  readonly named: boolean;
  /** Its inside is never looked at; where the text has no errors, nor is that of `plain` ones, which the text alone tells. */
  readonly leaf: boolean;
  readonly plain: boolean;
  /** Where it stands is never asked, only that it is there. */
  readonly placeless: boolean;
}

interface CopiedNode extends MutableNode {
  readonly leaf: boolean;
}

/**
 * Copies trees of one language. Every question to a cursor crosses into WebAssembly, which costs more than anything else
 * here; so types are asked for by number, places only where they matter, and leaves are not entered.
 */
function treeCopier(language: Language): (cursor: Cursor, hasErrors: boolean) => RawNode {
  const types = Array.from({ length: language.nodeTypeCount }, (_, id) => nodeType(language, id));
  const error: NodeType = { name: "ERROR", named: true, leaf: false, plain: false, placeless: false };
  const copyNode = (cursor: Cursor, hasErrors: boolean): CopiedNode => {
    const { name, named, leaf, plain, placeless } = types[cursor.nodeTypeId] ?? error;
    const placed = hasErrors || !placeless;
    return {
      type: name,
      named,
      leaf: leaf || (plain && !hasErrors),
      missing: hasErrors && cursor.nodeIsMissing,
      start: placed ? cursor.startIndex : 0,
      end: placed ? cursor.endIndex : 0,
      children: [],
    };
  };
  return (cursor, hasErrors) => copyTree(cursor, () => copyNode(cursor, hasErrors));
}

function nodeType(language: Language, id: number): NodeType {
  const name = language.nodeTypeForId(id) ?? "";
  const named = language.nodeTypeIsNamed(id);
  return {
    name,
    named,
    leaf: !named || LEAVES.has(name),
    plain: PLAIN.has(name),
    placeless: (!named && name !== "(" && name !== ")") || PLACELESS.has(name),
  };
}

/** Iterative, so that deep nesting cannot overflow the stack. Comments are left out: they carry no meaning here. */
function copyTree(cursor: Cursor, copyNode: () => CopiedNode): RawNode {
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

const PLACELESS: ReadonlySet<string> = new Set([
  "template_literal",
  "quoted_template_start",
  "template_interpolation_start",
  "template_interpolation_end",
  "template_directive_start",
  "template_directive_end",
  "heredoc_start",
  "tuple_start",
  "tuple_end",
  "object_start",
  "object_end",
  "ellipsis",
  "strip_marker",
  "comment",
]);

const LEAVES: ReadonlySet<string> = new Set([
  ...PLACELESS,
  "identifier",
  "numeric_lit",
  "bool_lit",
  "null_lit",
  "quoted_template_end",
  "heredoc_identifier",
  "block_start",
  "block_end",
]);

const PLAIN: ReadonlySet<string> = new Set(["literal_value", "string_lit", "variable_expr", "get_attr"]);
