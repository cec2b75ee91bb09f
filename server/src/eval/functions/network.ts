import type { FunctionContext, TerraformFunction } from "../functions.ts";
import { addressOf, addressText, type Prefix, prefixOf } from "./addresses.ts";
import { INVALID } from "./conversion.ts";
import { define, type Result } from "./parameters.ts";
import { texts } from "./results.ts";

export const NETWORK_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  cidrcontains: define({ takes: ["text", "text"], call: ([outer, inner]) => contains(outer, inner) }),
  cidrhost: define({ takes: ["text", "integer"], call: ([text, number]) => host(text, number) }),
  cidrnetmask: define({
    takes: ["text"],
    call: ([text]) => {
      const prefix = prefixOf(text);
      if (prefix?.bits !== 32) return INVALID;
      return addressText((1n << 32n) - (1n << BigInt(32 - prefix.length)), 32);
    },
  }),
  cidrsubnet: define({
    takes: ["text", "integer", "integer"],
    call: ([text, newBits, number]) => subnet(text, newBits, number),
  }),
  cidrsubnets: define({
    takes: ["text"],
    rest: "integer",
    call: ([text, ...newBits], context) => subnets(text, newBits, context),
  }),
};

function host(text: string, number: number): Result {
  const prefix = prefixOf(text);
  if (!prefix) return INVALID;
  const size = 1n << BigInt(prefix.bits - prefix.length);
  const index = BigInt(number);
  if (index >= size || index < -size) return INVALID;
  const address = prefix.network + (index < 0n ? size + index : index);
  return isMapped(prefix) ? undefined : addressText(address, prefix.bits);
}

/** Terraform sees a version 4 address in `::ffff:10.0.0.0`, at times. */
function isMapped({ bits, network }: Prefix): boolean {
  return bits === 128 && network >> 32n === 0xffffn;
}

function subnet(text: string, newBits: number, number: number): Result {
  const prefix = prefixOf(text);
  if (!prefix) return INVALID;
  // Terraform computes something with numbers below 0 that nobody can mean.
  if (newBits < 0 || number < 0 || isMapped(prefix)) return undefined;
  const length = prefix.length + newBits;
  if (length > prefix.bits || BigInt(number) >= 1n << BigInt(newBits)) return INVALID;
  const network = prefix.network | (BigInt(number) << BigInt(prefix.bits - length));
  return `${addressText(network, prefix.bits)}/${length}`;
}

/** One range after the other, each begun at a multiple of its own size. */
function subnets(text: string, newBits: readonly number[], context: FunctionContext): Result {
  const prefix = prefixOf(text);
  if (!prefix) return INVALID;
  if (isMapped(prefix)) return undefined;
  const end = prefix.network + (1n << BigInt(prefix.bits - prefix.length));
  const found: string[] = [];
  let next = prefix.network;
  for (const bits of newBits) {
    const length = prefix.length + bits;
    if (bits < 1 || length > prefix.bits) return INVALID;
    // More bits at once are refused by some versions.
    if (bits > MOST_NEW_BITS) return undefined;
    const size = 1n << BigInt(prefix.bits - length);
    const start = ((next + size - 1n) / size) * size;
    if (start + size > end) return INVALID;
    found.push(`${addressText(start, prefix.bits)}/${length}`);
    next = start + size;
  }
  return texts(found, context);
}

const MOST_NEW_BITS = 32;

/** OpenTofu: whether a range or address lies in a range. */
function contains(outerText: string, innerText: string): Result {
  const outer = prefixOf(outerText);
  const inner = prefixOf(innerText);
  const address = inner ? undefined : addressOf(innerText);
  if (!outer || (!inner && !address)) return INVALID;
  const bits = inner?.bits ?? address?.bits;
  const first = inner?.network ?? address?.value ?? 0n;
  const length = inner?.length ?? bits ?? 0;
  if (bits !== outer.bits) return undefined;
  const hostBits = BigInt(outer.bits - outer.length);
  return length >= outer.length && first >> hostBits === outer.network >> hostBits;
}
