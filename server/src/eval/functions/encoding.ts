import type { TerraformFunction } from "../functions.ts";
import { base64, base64Bytes, utf8Bytes, utf8Text } from "./bytes.ts";
import { INVALID } from "./conversion.ts";
import { csvRows } from "./csv.ts";
import { fromJson, toJson } from "./json.ts";
import { define, type Result } from "./parameters.ts";
import { fromYaml } from "./yaml-reading.ts";
import { toYaml } from "./yaml-writing.ts";

export const ENCODING_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  base64decode: define({
    takes: ["text"],
    call: ([text]) => {
      const bytes = base64Bytes(text);
      return (bytes && utf8Text(bytes)) ?? INVALID;
    },
  }),
  base64encode: define({ takes: ["text"], call: ([text]) => base64(utf8Bytes(text)) }),
  csvdecode: define({ takes: ["text"], call: ([text], context) => csvRows(text, context) }),
  jsondecode: define({ takes: ["text"], call: ([text], context) => fromJson(text, context) }),
  jsonencode: define({ takes: ["nullable"], call: ([value]) => toJson(value) }),
  textdecodebase64: define({
    takes: ["text", "text"],
    call: ([text, encoding]) => {
      const codec = codecOf(encoding);
      const bytes = base64Bytes(text);
      if (!bytes) return INVALID;
      return codec?.decode(bytes);
    },
  }),
  textencodebase64: define({
    takes: ["text", "text"],
    call: ([text, encoding]) => {
      const bytes = codecOf(encoding)?.encode(text);
      return bytes && base64(bytes);
    },
  }),
  urldecode: define({ takes: ["text"], call: ([text]) => urlDecoded(text) }),
  urlencode: define({ takes: ["text"], call: ([text]) => urlEncoded(text) }),
  yamldecode: define({ takes: ["text"], call: ([text], context) => fromYaml(text, context) }),
  yamlencode: define({ takes: ["nullable"], call: ([value]) => toYaml(value) }),
};

interface Codec {
  /** Undefined for what it cannot express. */
  encode(text: string): Uint8Array | undefined;
  decode(bytes: Uint8Array): string | undefined;
}

function codecOf(name: string): Codec | undefined {
  return CODECS.get(name.toUpperCase());
}

const CODECS: ReadonlyMap<string, Codec> = new Map<string, Codec>([
  ["UTF-8", { encode: utf8Bytes, decode: utf8Text }],
  ["UTF-16LE", utf16(true)],
  ["UTF-16BE", utf16(false)],
  [
    "ISO-8859-1",
    {
      encode: latin1Bytes,
      decode: (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""),
    },
  ],
]);

function utf16(littleEndian: boolean): Codec {
  return {
    encode(text) {
      const view = new DataView(new ArrayBuffer(text.length * 2));
      for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
      return new Uint8Array(view.buffer);
    },
    decode(bytes) {
      if (bytes.length % 2 !== 0) return undefined;
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      let text = "";
      for (let at = 0; at < bytes.length; at += 2)
        text += String.fromCharCode(view.getUint16(at, littleEndian));
      return LONE_SURROGATE.test(text) ? undefined : text;
    },
  };
}

const LONE_SURROGATE = /\p{Cs}/u;

function latin1Bytes(text: string): Uint8Array | undefined {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  return codes.every((code) => code <= 0xff) ? Uint8Array.from(codes) : undefined;
}

function urlEncoded(text: string): string {
  return Array.from(utf8Bytes(text), (byte) => {
    const character = String.fromCharCode(byte);
    if (/[A-Za-z0-9_.~-]/.test(character)) return character;
    return character === " " ? "+" : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }).join("");
}

function urlDecoded(text: string): Result {
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return INVALID;
  const bytes: number[] = [];
  for (const [token] of text.matchAll(/%..|[^%]+/gs)) {
    if (token.startsWith("%")) bytes.push(Number.parseInt(token.slice(1), 16));
    else for (const byte of utf8Bytes(token.replaceAll("+", " "))) bytes.push(byte);
  }
  return utf8Text(Uint8Array.from(bytes));
}
