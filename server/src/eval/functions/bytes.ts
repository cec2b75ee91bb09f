/** A lone surrogate becomes U+FFFD, as everywhere else. */
export function utf8Bytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const given = character.codePointAt(0) ?? 0;
    const codePoint = given >= 0xd800 && given <= 0xdfff ? 0xfffd : given;
    if (codePoint < 0x80) bytes.push(codePoint);
    else if (codePoint < 0x800) bytes.push(0xc0 | (codePoint >> 6), continuation(codePoint));
    else if (codePoint < 0x10000)
      bytes.push(0xe0 | (codePoint >> 12), continuation(codePoint >> 6), continuation(codePoint));
    else
      bytes.push(
        0xf0 | (codePoint >> 18),
        continuation(codePoint >> 12),
        continuation(codePoint >> 6),
        continuation(codePoint),
      );
  }
  return Uint8Array.from(bytes);
}

function continuation(bits: number): number {
  return 0x80 | (bits & 0x3f);
}

/** Undefined when the bytes are not UTF-8. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes[at] ?? 0);
    if (length === undefined || at + length > bytes.length) return undefined;
    const codePoint = sequence(bytes, at, length);
    if (codePoint === undefined) return undefined;
    text += String.fromCodePoint(codePoint);
    at += length;
  }
  return text;
}

function sequenceLength(first: number): number | undefined {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  return first >= 0xf0 && first < 0xf5 ? 4 : undefined;
}

/** The least code point that needs so many bytes. */
const LEAST = [0, 0, 0x80, 0x800, 0x10000];

function sequence(bytes: Uint8Array, at: number, length: number): number | undefined {
  const first = bytes[at] ?? 0;
  if (length === 1) return first;
  let codePoint = first & (0xff >> (length + 1));
  for (const byte of bytes.subarray(at + 1, at + length)) {
    if ((byte & 0xc0) !== 0x80) return undefined;
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
  return codePoint < (LEAST[length] ?? 0) || codePoint > 0x10ffff || isSurrogate ? undefined : codePoint;
}

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

export function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const digits = [18, 12, 6, 0].map((shift) => BASE64[(bits >> shift) & 63] ?? "");
    const missing = Math.max(0, at + 3 - bytes.length);
    parts.push(digits.slice(0, 4 - missing).join("") + "=".repeat(missing));
  }
  return parts.join("");
}

/** Undefined when it is not base64. Line ends do not count. */
export function base64Bytes(text: string): Uint8Array | undefined {
  const digits = text.replaceAll(/[\r\n]/g, "");
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return undefined;
  const bytes: number[] = [];
  for (let at = 0; at < digits.length; at += 4) {
    const group = digits.slice(at, at + 4);
    const bits = [...group].reduce((sum, digit) => (sum << 6) | Math.max(0, BASE64.indexOf(digit)), 0);
    const count = 3 - (group.length - group.replace(/=+$/, "").length);
    bytes.push(...[(bits >> 16) & 255, (bits >> 8) & 255, bits & 255].slice(0, count));
  }
  return Uint8Array.from(bytes);
}

export function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
