/** What stands in a text in place of a secret. */
export const REDACTED = "(sensitive)";

/** Shorter secrets are taken out where a text is nothing else: inside of texts they would be found everywhere. */
const LEAST_INSIDE = 4;

/** Secrets that are found inside of texts, by their first characters and then by their length. */
interface Bucket {
  /** The longest first. */
  readonly lengths: number[];
  readonly secrets: Set<string>;
}

/** Takes secrets out of texts: those that are one as a whole, and those that hold one. */
export class Redactor {
  private readonly whole = new Set<string>();
  private readonly words = new Set<string>();
  private readonly inside = new Map<string, Bucket>();
  /** Where secrets may begin, by their first three characters: nearly every place of a text is passed over by looking here. */
  private readonly starts = new Uint8Array(65_536);

  /** @param asWord it is found inside of texts only between characters that are neither letters nor digits */
  add(secret: string, asWord = false): void {
    if (secret.trim() === "" || (this.whole.has(secret) && !this.words.has(secret))) return;
    this.whole.add(secret);
    if (asWord) this.words.add(secret);
    else this.words.delete(secret);
    if (secret.length < LEAST_INSIDE) return;
    this.starts[startOf(secret, 0)] = 1;
    const start = secret.slice(0, LEAST_INSIDE);
    const bucket = this.inside.get(start) ?? { lengths: [], secrets: new Set() };
    this.inside.set(start, bucket);
    bucket.secrets.add(secret);
    if (bucket.lengths.includes(secret.length)) return;
    bucket.lengths.push(secret.length);
    bucket.lengths.sort((a, b) => b - a);
  }

  get isEmpty(): boolean {
    return this.whole.size === 0;
  }

  /** True for a text that is a secret and nothing else. */
  isSecret(text: string): boolean {
    return this.whole.has(text);
  }

  /** The text without secrets. */
  text(text: string): string {
    if (this.whole.size === 0) return text;
    if (this.whole.has(text)) return REDACTED;
    let kept = 0;
    let clean = "";
    for (let at = 0; at + LEAST_INSIDE <= text.length; ) {
      const length = this.starts[startOf(text, at)] ? this.secretAt(text, at) : 0;
      if (length === 0) at++;
      else {
        clean += text.slice(kept, at) + REDACTED;
        at += length;
        kept = at;
      }
    }
    return kept === 0 ? text : clean + text.slice(kept);
  }

  /** The length of the longest secret that begins here; 0 for none. */
  private secretAt(text: string, at: number): number {
    const bucket = this.inside.get(text.slice(at, at + LEAST_INSIDE));
    const found = bucket?.lengths.find((length) => {
      const part = text.slice(at, at + length);
      return bucket.secrets.has(part) && (!this.words.has(part) || isWord(text, at, at + length));
    });
    return found ?? 0;
  }
}

function startOf(text: string, at: number): number {
  return (text.charCodeAt(at) * 961 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)) & 0xffff;
}

function isWord(text: string, start: number, end: number): boolean {
  return !/[\p{L}\p{N}]/u.test(`${text[start - 1] ?? ""}${text[end] ?? ""}`);
}
