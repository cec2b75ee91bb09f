import { SENSITIVE_VALUE } from "../../../protocol/src/plan-view.ts";
import { withoutCredentials } from "./credentials.ts";
import { LEAST_UNLIKE_WORDS, spellingsOf } from "./spellings.ts";

/** What stands in a text in place of a secret. */
export const REDACTED = SENSITIVE_VALUE;

/** Shorter secrets are taken out where a text is nothing else: inside of texts they would be found everywhere. */
const LEAST_INSIDE = 4;
/** What is told from outside may be anything: shorter than this it would tear up everything else. */
const LEAST_KNOWN = 6;
const LEAST_REMEMBERED = 200;
const MOST_REMEMBERED = 8;

/**
 * Where a secret comes from. `declared`: the plan's configuration says that a variable is sensitive. `marked`: it stands under a
 * mask, and may be an ordinary word. `known`: told from outside (environment, vars files), also line by line, as output comes.
 */
export type SecretSource = "declared" | "marked" | "known";

/** Secrets that are found inside of texts, by their first characters and then by their length. */
interface Bucket {
  /** The longest first. */
  readonly lengths: number[];
  readonly secrets: Set<string>;
}

/**
 * Takes secrets out of texts: those that are one as a whole, those that hold one in any of its spellings, and what looks like a
 * credential. The only one there is: plans, events and output go through it.
 */
export class Redactor {
  private readonly whole = new Set<string>();
  private readonly words = new Set<string>();
  private readonly inside = new Map<string, Bucket>();
  /** Where secrets may begin, by their first three characters: nearly every place of a text is passed over by looking here. */
  private readonly starts = new Uint8Array(65_536);
  /** Long texts as they came last: whoever compares two asks for each several times. */
  private readonly recent = new Map<string, string>();
  /** True between the lines of a private key. */
  private isInKey = false;

  add(secret: string | number, source: SecretSource): void {
    const text = String(secret);
    // Small numbers are everywhere; one of a variable is taken out where it stands alone.
    if (typeof secret === "number" && Math.abs(secret) < (source === "marked" ? 1000 : 10)) return;
    if (text === "true" || text === "false") return;
    const asWord = source === "marked" && text.length < LEAST_UNLIKE_WORDS;
    for (const form of spellingsOf(text, source === "known"))
      if (source !== "known" || form.length >= LEAST_KNOWN) this.addForm(form, asWord);
  }

  /** True for a text that is a secret and nothing else. */
  isSecret(text: string): boolean {
    return this.whole.has(text);
  }

  /** A text by itself, without secrets. */
  text(text: string): string {
    if (this.whole.has(text)) return REDACTED;
    if (text.length < LEAST_REMEMBERED) return this.clean(text);
    const known = this.recent.get(text);
    if (known !== undefined) return known;
    const clean = this.clean(text);
    if (this.recent.size >= MOST_REMEMBERED) this.recent.clear();
    this.recent.set(text, clean);
    return clean;
  }

  /** The next line of an output: also private keys that stretch over lines. */
  line(text: string): string {
    const begins = text.lastIndexOf("-----BEGIN ");
    const ends = text.lastIndexOf("-----END ");
    const wasInKey = this.isInKey;
    if (begins >= 0 && /PRIVATE KEY/.test(text.slice(begins))) this.isInKey = ends < begins;
    else if (ends >= 0) this.isInKey = false;
    return wasInKey ? REDACTED : this.text(text);
  }

  private clean(text: string): string {
    return withoutCredentials(this.whole.size === 0 ? text : this.withoutSecrets(text));
  }

  /** @param asWord it is found inside of texts only between characters that are neither letters nor digits */
  private addForm(secret: string, asWord: boolean): void {
    if (secret.trim() === "" || (this.whole.has(secret) && !this.words.has(secret))) return;
    this.recent.clear();
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

  private withoutSecrets(text: string): string {
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
