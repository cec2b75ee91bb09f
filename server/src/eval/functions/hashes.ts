import type { FunctionContext, TerraformFunction } from "../functions.ts";
import { base64, hexadecimal, utf8Bytes } from "./bytes.ts";
import { md5, sha1, sha256, sha512 } from "./digests.ts";
import { define, type Result } from "./parameters.ts";

/** Hashing more takes too long to do on each keystroke. */
const LONGEST_MESSAGE = 200_000;

export const HASH_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  base64sha256: of(sha256, base64),
  base64sha512: of(sha512, base64),
  filebase64sha256: of(sha256, base64, readFile),
  filebase64sha512: of(sha512, base64, readFile),
  filemd5: of(md5, hexadecimal, readFile),
  filesha1: of(sha1, hexadecimal, readFile),
  filesha256: of(sha256, hexadecimal, readFile),
  filesha512: of(sha512, hexadecimal, readFile),
  md5: of(md5, hexadecimal),
  sha1: of(sha1, hexadecimal),
  sha256: of(sha256, hexadecimal),
  sha512: of(sha512, hexadecimal),
  uuidv5: define({ takes: ["text", "text"], call: ([namespace, name]) => uuidOf(namespace, name) }),
};

type Digest = (bytes: Uint8Array) => Uint8Array;

function of(
  digest: Digest,
  write: (bytes: Uint8Array) => string,
  read: (text: string, context: FunctionContext) => string | undefined = (text) => text,
): TerraformFunction {
  return define({
    takes: ["text"],
    call: ([given], context) => {
      const message = read(given, context);
      if (message === undefined || message.length > LONGEST_MESSAGE) return undefined;
      return write(digest(utf8Bytes(message)));
    },
  });
}

function readFile(path: string, context: FunctionContext): string | undefined {
  return context.readFile(path);
}

/** The well-known name spaces differ in one digit. */
const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ["dns", namespace("0")],
  ["url", namespace("1")],
  ["oid", namespace("2")],
  ["x500", namespace("4")],
]);

function namespace(digit: string): string {
  return `6ba7b81${digit}-9dad-11d1-80b4-00c04fd430c8`;
}

function uuidOf(namespace: string, name: string): Result {
  const uuid = NAMESPACES.get(namespace) ?? namespace;
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(uuid)) return undefined;
  if (name.length > LONGEST_MESSAGE) return undefined;
  const bytes = (uuid.replaceAll("-", "").match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  const hash = sha1(Uint8Array.from([...bytes, ...utf8Bytes(name)]));
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const [, ...parts] = /^(.{8})(.{4})(.{4})(.{4})(.{12})/.exec(hexadecimal(hash)) ?? [];
  return parts.join("-");
}
