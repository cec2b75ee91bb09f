import type { Range } from "../text/range.ts";

/** Where a cursor stands in a project file that may be half written. */
export type ProjectPlace =
  /** Where a block begins. */
  | { readonly kind: "block"; readonly range: Range }
  /** In the label of a block. */
  | { readonly kind: "label"; readonly block: string; readonly range: Range }
  /** Where an attribute begins. */
  | {
      readonly kind: "attribute";
      /** The type of the block, after those of the blocks around it: `target verify`. */
      readonly block: string;
      readonly label: string;
      readonly range: Range;
      readonly isNamed: boolean;
    }
  | {
      readonly kind: "value";
      readonly block: string;
      readonly label: string;
      readonly attribute: string;
      /** The word or the inside of the string. */
      readonly range: Range;
      readonly isQuoted: boolean;
    };

/** What is written before the cursor decides; undefined in comments and where nothing is expected. */
export function placeAt(text: string, offset: number): ProjectPlace | undefined {
  const state = scan(text.slice(0, offset));
  if (state.inComment) return undefined;
  const range = { start: state.wordStart ?? offset, end: wordEnd(text, offset, state.inString) };
  const [block, ...inner] = state.blocks;
  if (!block) return topLevel(state.statement, range, state.inString);
  const header = /^([\w-]+)\s*(?:"([^"]*)"|([\w-]+))?\s*$/.exec(block);
  if (!header || !inner.every((one) => /^[\w-]+$/.test(one))) return undefined;
  const type = [header[1], ...inner].join(" ");
  const label = header[2] ?? header[3] ?? "";
  const written = /^([\w-]+)\s*=/.exec(state.statement);
  if (written)
    return {
      kind: "value",
      block: type,
      label,
      attribute: written[1] as string,
      range,
      isQuoted: state.inString,
    };
  if (state.inString || !/^[\w-]*$/.test(state.statement)) return undefined;
  return { kind: "attribute", block: type, label, range, isNamed: /^\s*=/.test(text.slice(range.end)) };
}

function topLevel(statement: string, range: Range, inString: boolean): ProjectPlace | undefined {
  const [, block, rest] = /^([\w-]+)(?:\s+(.*))?$/s.exec(statement) ?? [];
  if (inString && block !== undefined && /^"[^"]*$/.test(rest ?? "")) return { kind: "label", block, range };
  return !inString && /^[\w-]*$/.test(statement) ? { kind: "block", range } : undefined;
}

interface Scanned {
  /** The headers of the blocks that are open, the outermost first. */
  readonly blocks: readonly string[];
  /** What the statement that is being written says so far. */
  readonly statement: string;
  readonly inString: boolean;
  readonly inComment: boolean;
  /** Where the word that is being written begins. */
  readonly wordStart: number | undefined;
}

function scan(text: string): Scanned {
  const blocks: string[] = [];
  let statement = "";
  let brackets = 0;
  let last = 0;
  for (const match of text.matchAll(TOKENS)) {
    const [token] = match;
    const end = match.index + token.length;
    last = match.index;
    if (/^(?:#|\/\/|\/\*)/.test(token)) {
      const isOpen = token.startsWith("/*") ? !token.endsWith("*/") || token.length < 4 : end === text.length;
      if (isOpen) return { blocks, statement, inString: false, inComment: true, wordStart: undefined };
      continue;
    }
    if (token.startsWith('"') && !isClosed(token) && end === text.length)
      return {
        blocks,
        statement: (statement + token).trimStart(),
        inString: true,
        inComment: false,
        wordStart: last + 1,
      };
    if (token === "{" && brackets === 0) {
      blocks.push(statement.trim());
      statement = "";
    } else if (token === "}" && brackets === 0) {
      blocks.pop();
      statement = "";
    } else if (token === "\n" && brackets === 0) statement = "";
    else {
      if (token === "[") brackets++;
      if (token === "]") brackets = Math.max(0, brackets - 1);
      statement += token;
    }
  }
  const isWord = /[\w-]$/.test(text);
  return {
    blocks,
    statement: statement.trimStart(),
    inString: false,
    inComment: false,
    wordStart: isWord ? last : undefined,
  };
}

function isClosed(token: string): boolean {
  return token.length > 1 && token.endsWith('"') && !/(?:^|[^\\])(?:\\\\)*\\"$/.test(token);
}

/** A string ends with its line, so that one that is not closed yet hurts nothing below it. */
const TOKENS = /#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\.)*"?|[\w-]+|[\s\S]/g;

function wordEnd(text: string, offset: number, inString: boolean): number {
  const rest = (inString ? /^(?:[^"\\\n\r]|\\.)*/ : /^[\w-]*/).exec(text.slice(offset));
  return offset + (rest?.[0].length ?? 0);
}
