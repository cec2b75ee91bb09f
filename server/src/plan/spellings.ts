import { base64, utf8Bytes } from "../eval/functions/bytes.ts";

/** Below this a value may be an ordinary word, which as a part of others betrays nothing. */
export const LEAST_UNLIKE_WORDS = 8;
/** Longer ones are scripts or documents: what holds them in base64 is taken apart before it is shown. */
const LONGEST_ENCODED = 4096;
/** Shorter lines of a key may be words. */
const LEAST_KEY_LINE = 16;

/**
 * How a secret may be written: as it is, in JSON, in an address, in base64. @param byLine also each of its lines by itself, for texts
 * that are seen line by line
 */
export function spellingsOf(secret: string, byLine: boolean): Set<string> {
  const forms = new Set([secret, secret.trim(), ...linesOf(secret, byLine)]);
  for (const form of [...forms]) {
    forms.add(JSON.stringify(form).slice(1, -1));
    forms.add(encodeURIComponent(wellFormed(form)));
    if (form.length >= LEAST_UNLIKE_WORDS && form.length <= LONGEST_ENCODED)
      for (const encoded of base64Forms(form)) forms.add(encoded);
  }
  return forms;
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

/** Its base64, and the parts of it that are the same wherever in a longer text it stands, for the three ways it can be aligned. */
function base64Forms(text: string): string[] {
  const bytes = utf8Bytes(text);
  const parts = [0, 1, 2].map((before) => {
    const whole = Math.floor((bytes.length - before) / 3) * 3;
    return base64(bytes.subarray(before, before + whole));
  });
  return [base64(bytes), ...parts].filter((form) => form.length >= LEAST_UNLIKE_WORDS);
}
