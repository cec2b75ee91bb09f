import { base64, utf8Bytes } from "../eval/functions/bytes.ts";

/** Below this a value may be an ordinary word, which as a part of others betrays nothing. */
export const LEAST_UNLIKE_WORDS = 8;
/** Longer ones are scripts or documents: what holds them in base64 is taken apart before it is shown. */
const LONGEST_ENCODED = 4096;
/** Shorter lines of a key may be words. */
const LEAST_KEY_LINE = 16;

/**
 * How a secret may be written: as it is, in JSON, in the source, in an address, in markup, in base64. @param byLine also each of its
 * lines by itself, for texts that are seen line by line
 */
export function spellingsOf(secret: string, byLine: boolean): Set<string> {
  const plain = new Set([secret, secret.trim(), ...linesOf(secret, byLine)]);
  const forms = new Set<string>();
  for (const form of plain) {
    // Most secrets are letters and digits, and written in one way.
    const isPlain = /^\w*$/.test(form);
    const quoted = isPlain ? [form] : quotedForms(form);
    for (const one of isPlain ? quoted : [...quoted, ...addressForms(form), ...markupForms(form)])
      forms.add(one);
    for (const one of quoted)
      if (one.length >= LEAST_UNLIKE_WORDS && one.length <= LONGEST_ENCODED)
        for (const encoded of base64Forms(one)) forms.add(encoded);
  }
  return forms;
}

/**
 * In JSON, also in that of Go, which the engines and `jsonencode` write and which does not leave markup as it is; in JSON in JSON, as in
 * what the engines say of values; in HCL.
 */
function quotedForms(form: string): Set<string> {
  const once = [form, inJson(form), inGoJson(form)];
  return new Set([
    ...once,
    ...once.flatMap((one) => [inJson(one), inGoJson(one)]),
    inJson(form).replace(/[$%](?=\{)/g, "$&$&"),
  ]);
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function inGoJson(text: string): string {
  return inJson(text).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Of a path and of a query, as JavaScript and Go write them, which differ in what they leave as it is. */
function addressForms(form: string): string[] {
  const encoded = encodeURIComponent(wellFormed(form));
  const strict = encoded.replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  const written = [encoded, strict, strict.replaceAll("%20", "+")];
  return [...written, ...written.map((one) => one.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()))];
}

function markupForms(form: string): string[] {
  const tags = form.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return [
    tags.replaceAll('"', "&quot;"),
    tags.replaceAll('"', "&quot;").replaceAll("'", "&apos;"),
    tags.replaceAll('"', "&#34;").replaceAll("'", "&#39;"),
  ];
}

/** The lines of a key are secret each, also where they are indented differently. */
function linesOf(secret: string, byLine: boolean): string[] {
  if (!secret.includes("\n")) return [];
  const lines = secret.split("\n").map((line) => line.trim());
  if (byLine) return lines;
  return secret.includes("-----BEGIN")
    ? lines.filter((line) => line.length >= LEAST_KEY_LINE && !line.startsWith("-----"))
    : [];
}

/** Half of a surrogate pair cannot be written in an address. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

/** Its base64 in both alphabets, and the parts of it that are the same wherever in a longer text it stands, for the three ways it can be aligned. */
function base64Forms(text: string): string[] {
  const bytes = utf8Bytes(text);
  const parts = [0, 1, 2].map((before) => {
    const whole = Math.floor((bytes.length - before) / 3) * 3;
    return base64(bytes.subarray(before, before + whole));
  });
  return [base64(bytes), ...parts]
    .filter((form) => form.length >= LEAST_UNLIKE_WORDS)
    .flatMap((form) => [form, form.replaceAll("+", "-").replaceAll("/", "_")]);
}
