import type { TextEncoding } from "../../../protocol/src/plan-view.ts";
import { base64Bytes, utf8Text } from "../eval/functions/bytes.ts";
import type { Json } from "./json.ts";

/** A text with what it is wrapped in taken off. */
export interface Unwrapped {
  /** The outermost first. */
  readonly encodings: readonly TextEncoding[];
  readonly text: string;
  /** Where it is JSON, what that says: an object or a list. */
  readonly json?: { readonly value: Json };
}

/** Takes apart what people write with base64encode and jsonencode. */
export function unwrapText(text: string): Unwrapped {
  const decoded = fromBase64(text);
  const inner = decoded ?? text;
  const encodings: TextEncoding[] = decoded === undefined ? [] : ["base64"];
  const value = fromJson(inner);
  return value === undefined
    ? { encodings, text: inner }
    : { encodings: [...encodings, "json"], text: inner, json: { value } };
}

/** More is not looked into: it is no script and no policy. */
const LONGEST = 512 * 1024;

/** Undefined for what is no base64, and for what may be a name that only looks like it. */
function fromBase64(text: string): string | undefined {
  if (text.length < 16 || text.length > LONGEST || !/^[A-Za-z0-9+/\r\n]+={0,2}\s*$/.test(text))
    return undefined;
  const bytes = base64Bytes(text.trim());
  const decoded = bytes && utf8Text(bytes);
  return decoded !== undefined && isReadable(decoded) ? decoded : undefined;
}

/** Random bytes hardly ever make text without control characters; words do not decode to text with blanks or marks in it. */
function isReadable(text: string): boolean {
  return !/[^\P{Control}\t\r\n]/u.test(text) && /[\s{[#:=]/.test(text);
}

function fromJson(text: string): Json {
  if (text.length > LONGEST || !/^\s*[[{]/.test(text)) return undefined;
  try {
    const value: Json = JSON.parse(text);
    return isShallow(value, 60) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isShallow(value: Json, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((item) => isShallow(item, levels - 1));
}
