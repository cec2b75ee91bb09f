import type { Needed } from "../../server/src/plan/needed.ts";

/**
 * Parses a JSON document while it comes, and keeps of it only what is needed. What is taken apart is read here, byte by byte;
 * each piece of it (an item of a list of thousands) is given to JSON.parse as a whole, reduced, and forgotten. Measured: a
 * plan of 200 MB takes 165 MB instead of 1 GB.
 */
export class JsonPieces {
  private readonly open: Container[] = [];
  private place: Place = "value";
  private root: { readonly value: unknown } | undefined;
  /** What of the current piece came with earlier chunks. */
  private pending: Buffer[] = [];
  private piece: PieceKind | undefined;
  private depth = 0;
  private deepest = 0;
  private inText = false;
  private skipped = 0;

  constructor(private readonly needed: Needed) {}

  /** @throws SyntaxError at what is no JSON. */
  push(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.piece === undefined) at = this.between(chunk, at);
      if (this.piece === undefined) break;
      const end = this.endOfPiece(chunk, at);
      if (end === undefined) {
        this.pending.push(chunk.subarray(at));
        break;
      }
      this.finishPiece(chunk, at, end);
      at = end;
    }
  }

  /** @returns the document, reduced. @throws SyntaxError when it is not whole. */
  end(): unknown {
    if (this.piece === "scalar") this.finishPiece(Buffer.alloc(0), 0, 0);
    if (!this.root) throw new SyntaxError("the JSON ends too early");
    return this.root.value;
  }

  /** What stands between pieces, up to where the next one begins. */
  private between(chunk: Buffer, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (byte === SPACE || byte === LINE_FEED || byte === RETURN || byte === TAB) continue;
      if (this.place === "value" || this.place === "valueOrEnd") {
        if (byte === LIST_END && this.place === "valueOrEnd") this.close(byte);
        else if (!this.enter(byte)) return this.begin(byte, at);
      } else if (this.place === "name" || this.place === "nameOrEnd") {
        if (byte === QUOTE) return this.begin(byte, at);
        if (byte !== OBJECT_END || this.place === "name") throw wrong();
        this.close(byte);
      } else if (this.place === "colon") {
        if (byte !== COLON) throw wrong();
        this.place = "value";
      } else this.afterValue(byte);
    }
    return chunk.length;
  }

  private afterValue(byte: number): void {
    const inner = this.open.at(-1);
    if (!inner) throw wrong();
    if (byte === COMMA) this.place = inner.isList ? "value" : "name";
    else this.close(byte);
  }

  /** Goes into a list or an object that is taken apart. @returns false for what is a piece. */
  private enter(byte: number): boolean {
    const inner = this.open.at(-1);
    const needed = inner ? neededIn(inner) : this.needed;
    const isList = byte === LIST && needed?.items !== undefined;
    if (!needed || !(isList || (byte === OBJECT && needed.keys !== undefined))) return false;
    this.open.push({ isList, needed, entries: [], items: [], name: "" });
    this.place = isList ? "valueOrEnd" : "nameOrEnd";
    return true;
  }

  private close(byte: number): void {
    const inner = this.open.pop();
    if (!inner || byte !== (inner.isList ? LIST_END : OBJECT_END)) throw wrong();
    this.add(inner.isList ? inner.items : Object.fromEntries(inner.entries));
  }

  private begin(byte: number, at: number): number {
    this.piece = byte === QUOTE ? "text" : byte === LIST || byte === OBJECT ? "nested" : "scalar";
    this.depth = 0;
    this.deepest = 0;
    this.inText = false;
    this.skipped = 0;
    return at;
  }

  /** @returns undefined when it goes on in the next chunk. */
  private endOfPiece(chunk: Buffer, from: number): number | undefined {
    if (this.piece === "scalar") {
      for (let at = from; at < chunk.length; at++) if (ENDS_SCALAR[chunk[at] as number]) return at;
      return undefined;
    }
    // Local, because this loop sees every byte of hundreds of megabytes; what is within texts is passed over by native code.
    const { length } = chunk;
    let { depth, deepest, inText } = this;
    let at = from + this.skipped;
    this.skipped = 0;
    while (at < length) {
      if (inText) {
        const quote = chunk.indexOf(QUOTE, at);
        const escapes = backslashesBefore(chunk, at, quote < 0 ? length : quote);
        if (quote < 0) {
          // The first of the next chunk may be what is escaped.
          this.skipped = escapes % 2;
          break;
        }
        at = quote + 1;
        if (escapes % 2 === 1) continue;
        inText = false;
        if (depth === 0) return at;
      }
      for (; at < length && !inText; at++) {
        const byte = chunk[at] as number;
        if (byte === QUOTE) inText = true;
        else if (byte < LIST) continue;
        else if (byte === OBJECT || byte === LIST) {
          depth++;
          if (depth > deepest) deepest = depth;
        } else if (byte === OBJECT_END || byte === LIST_END) {
          depth--;
          if (depth === 0) {
            this.deepest = deepest;
            return at + 1;
          }
        }
      }
    }
    this.depth = depth;
    this.deepest = deepest;
    this.inText = inText;
    return undefined;
  }

  private finishPiece(chunk: Buffer, from: number, end: number): void {
    const { pending } = this;
    const text =
      pending.length === 0
        ? chunk.toString("utf8", from, end)
        : Buffer.concat([...pending, chunk.subarray(from, end)]).toString("utf8");
    this.pending = [];
    this.piece = undefined;
    const value: unknown = JSON.parse(text);
    const inner = this.open.at(-1);
    if (this.place === "name" || this.place === "nameOrEnd") {
      if (inner) inner.name = String(value);
      this.place = "colon";
      return;
    }
    const keep = (inner ? neededIn(inner) : this.needed)?.keep;
    // What is nested deeper than any plan is left to who refuses it.
    this.add(keep && this.deepest <= DEEPEST_REDUCED ? keep(value) : value);
  }

  private add(value: unknown): void {
    const inner = this.open.at(-1);
    if (!inner) this.root = { value };
    else if (value !== undefined) {
      if (inner.isList) inner.items.push(value);
      else inner.entries.push([inner.name, value]);
    }
    this.place = "afterValue";
  }
}

type PieceKind = "text" | "nested" | "scalar";
type Place = "value" | "valueOrEnd" | "name" | "nameOrEnd" | "colon" | "afterValue";

/** A list or an object that is being taken apart. */
interface Container {
  readonly isList: boolean;
  readonly needed: Needed;
  readonly entries: (readonly [string, unknown])[];
  readonly items: unknown[];
  name: string;
}

function neededIn({ isList, needed, name }: Container): Needed | undefined {
  if (isList) return needed.items;
  return needed.keys && Object.hasOwn(needed.keys, name) ? needed.keys[name] : undefined;
}

/** How many stand right before a place, but not before another. */
function backslashesBefore(chunk: Buffer, from: number, place: number): number {
  let at = place;
  while (at > from && chunk[at - 1] === BACKSLASH) at--;
  return place - at;
}

const DEEPEST_REDUCED = 400;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OBJECT = 0x7b;
const OBJECT_END = 0x7d;
const LIST = 0x5b;
const LIST_END = 0x5d;
const SPACE = 0x20;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;

const ENDS_SCALAR = new Uint8Array(256);
for (const byte of [SPACE, TAB, LINE_FEED, RETURN, COMMA, OBJECT_END, LIST_END]) ENDS_SCALAR[byte] = 1;

/** Without what stands there, which may be secret. */
function wrong(): SyntaxError {
  return new SyntaxError("there is something that cannot stand there in JSON");
}
