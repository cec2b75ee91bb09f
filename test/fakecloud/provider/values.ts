import { decode, ExtensionCodec, encode } from "@msgpack/msgpack";

/** A value of Terraform's as it travels between it and a provider. Sets are lists whose order means nothing. */
export type Value = null | string | number | boolean | Unknown | readonly Value[] | ObjectValue;
export interface ObjectValue {
  readonly [name: string]: Value;
}

/** What will be known only after apply. There is one: {@link UNKNOWN}. */
class Unknown {
  readonly unknown = true;
}
export const UNKNOWN: Value = new Unknown();

/**
 * Terraform writes an unknown as MessagePack extension 0, and as extension 12 where it knows something about it already
 * (a prefix, that it is not null). We tell it nothing but that it is unknown.
 */
const PLAIN_UNKNOWN = 0;
const REFINED_UNKNOWN = 12;

const extensions = new ExtensionCodec();
extensions.register({
  type: PLAIN_UNKNOWN,
  encode: (value) => (value instanceof Unknown ? Uint8Array.of(0) : null),
  decode: () => UNKNOWN,
});
extensions.register({ type: REFINED_UNKNOWN, encode: () => null, decode: () => UNKNOWN });

/** `DynamicValue` of the protocol. */
export interface DynamicValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

/** @returns null where Terraform says that there is nothing: before a create, after a delete. */
export function fromWire(value: DynamicValue | null | undefined): ObjectValue | null {
  if (value?.msgpack?.length) return decode(value.msgpack, { extensionCodec: extensions }) as ObjectValue;
  if (value?.json?.length) return JSON.parse(new TextDecoder().decode(value.json));
  return null;
}

export function toWire(value: ObjectValue | null): DynamicValue {
  return { msgpack: encode(withExactFractions(value), { extensionCodec: extensions }) };
}

/**
 * Terraform counts in decimals: to it the binary fraction nearest to 0.2 is another number than 0.2. It sends such numbers as
 * texts and takes them so.
 */
function withExactFractions(value: Value): Value {
  if (typeof value === "number") return Number.isInteger(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(withExactFractions);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withExactFractions(part)]));
}

/** Unknown equals nothing, not even itself. A set must be compared with {@link sameSet}. */
export function same(one: Value, other: Value): boolean {
  if (one instanceof Unknown || other instanceof Unknown) return false;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => same(item, other[index] as Value));
  if (isObject(one) && isObject(other)) {
    const names = Object.keys(one);
    return (
      names.length === Object.keys(other).length &&
      names.every((name) => name in other && same(one[name] as Value, other[name] as Value))
    );
  }
  return one === other;
}

export function sameSet(one: Value, other: Value): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return same(one, other);
  return one.length === other.length && one.every((item) => other.some((candidate) => same(item, candidate)));
}

export function isUnknown(value: Value | undefined): boolean {
  return value instanceof Unknown;
}

function isObject(value: Value): value is ObjectValue {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Unknown);
}
