import { describe, expect, test } from "vitest";
import { isWorld, readRange, worldAmong } from "../../../server/src/knowledge/network.ts";

describe("the whole world", () => {
  test.each([
    "0.0.0.0/0",
    "10.1.2.3/0",
    " 0.0.0.0/0 ",
    "::/0",
    "0:0:0:0:0:0:0:0/0",
    "0000:0000::/0",
    "2001:db8::1/0",
    "::ffff:0.0.0.0/0",
  ])("is %s", (text) => {
    expect(isWorld(text)).toBe(true);
  });

  test.each([
    "0.0.0.0",
    "0.0.0.0/1",
    "0.0.0.0/32",
    "::/1",
    "::",
    "10.0.0.0/8",
    "0.0.0.0/33",
    "300.0.0.0/0",
    "1.2.3/0",
    "1:2:3/0",
    "1::2::3/0",
    "Internet",
    "",
  ])("is not %s", (text) => {
    expect(isWorld(text)).toBe(false);
  });
});

describe("ranges that make the world together", () => {
  const among = (...addresses: (string | undefined)[]): (string | undefined)[] =>
    worldAmong(addresses.map((address) => ({ address }))).map((one) => one.address);

  test("two halves", () => {
    expect(among("128.0.0.0/1", "10.0.0.0/8", "0.0.0.0/1")).toEqual(["128.0.0.0/1", "0.0.0.0/1"]);
    expect(among("::/1", "8000::/1")).toEqual(["::/1", "8000::/1"]);
  });

  test("a half and two quarters", () => {
    expect(among("0.0.0.0/2", "64.0.0.0/2", "128.0.0.0/1")).toHaveLength(3);
  });

  test("one that does it alone leaves the others out", () => {
    expect(among("0.0.0.0/1", "0.0.0.0/0", "128.0.0.0/1", "::/0")).toEqual(["0.0.0.0/0", "::/0"]);
  });

  test("nothing when a part is missing or of the other family", () => {
    expect(among("0.0.0.0/1", "8000::/1")).toEqual([]);
    expect(among("0.0.0.0/2", "128.0.0.0/1")).toEqual([]);
    expect(among(undefined, "sg-1")).toEqual([]);
  });
});

test("a range starts at its network address", () => {
  expect(readRange("10.1.2.3/8")).toEqual({ family: 4, first: 0x0a000000n, last: 0x0affffffn });
  expect(readRange("10.1.2.3")).toEqual({ family: 4, first: 0x0a010203n, last: 0x0a010203n });
});
