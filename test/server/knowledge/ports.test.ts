import { expect, test } from "vitest";
import { opensPort, readPortText, readProtocol } from "../../../server/src/knowledge/ingress/ports.ts";

test.each([
  ["22", ["22-22"]],
  ["22-25", ["22-25"]],
  ["22/25", ["22-25"]],
  ["8000:9000", ["8000-9000"]],
  ["21, 22-23,2250", ["21-21", "22-23", "2250-2250"]],
  ["*", ["0-65535"]],
  ["ALL", ["0-65535"]],
  ["-1/-1", ["0-65535"]],
  ["25-22", ["unknown"]],
  ["ssh", ["unknown"]],
  ["", ["unknown"]],
])("the ports of %s", (text, expected) => {
  expect(readPortText(text).map((range) => (range ? `${range.from}-${range.to}` : "unknown"))).toEqual(
    expected,
  );
});

test("a port is open when a range holds it, its ends included", () => {
  const ports = { ranges: [{ from: 20, to: 22 }], complete: true };
  expect([19, 20, 22, 23].map((port) => opensPort(ports, port))).toEqual([false, true, true, false]);
  expect(opensPort({ ranges: [{ from: 0, to: 0 }], complete: true }, 22)).toBe(false);
});

test.each([
  ["tcp", "tcp"],
  ["TCP", "tcp"],
  ["6", "tcp"],
  ["17", "udp"],
  ["-1", "all"],
  ["*", "all"],
  ["icmpv6", "icmp"],
  ["gre", "other"],
])("the protocol %s", (text, expected) => {
  const span = {
    piece: { text: "", item: undefined, damaged: false, knownProblems: [], itemRange: { start: 0, end: 0 } },
    range: { start: 0, end: 0 },
  };
  expect(readProtocol({ kind: "string", value: text, span, hops: [] })).toBe(expected);
});
