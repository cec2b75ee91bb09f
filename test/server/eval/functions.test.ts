import { describe, expect, test } from "vitest";
import { FUNCTIONS, type FunctionContext, PACKER_FUNCTIONS } from "../../../server/src/eval/functions.ts";
import type { Value } from "../../../server/src/eval/value.ts";
import type { Piece, Span } from "../../../server/src/syntax/nodes.ts";

/*
 * What OpenTofu 1.6 cannot be asked (tofu-console.test.ts asks it the rest): newer functions, files, arguments that are
 * partly unknown, limits.
 */

const PIECE: Piece = {
  text: "",
  item: undefined,
  itemRange: { start: 0, end: 0 },
  damaged: false,
  knownProblems: [],
};
const SPAN: Span = { piece: PIECE, range: { start: 0, end: 0 } };

const FILES: Readonly<Record<string, string>> = {
  "a.txt": "hello\n",
  "b/c.tf": "x",
  "b/d/e.tf": "é",
  "b/.hidden": "",
  "hello.tftpl": "Hello",
};

const CONTEXT: FunctionContext = {
  span: SPAN,
  readFile: (path) => FILES[path],
  listFiles: (directory) =>
    Object.keys(FILES)
      .filter((path) => directory === "." || path.startsWith(`${directory}/`))
      .map((path) => (directory === "." ? path : path.slice(directory.length + 1))),
  evaluateTemplate: (text, variables) => fromData(`${text} ${[...variables.keys()].join()}`),
};

/** Stands for something unknown. */
const UNKNOWN = Symbol("unknown");
class Incomplete {
  constructor(readonly entries: Readonly<Record<string, unknown>>) {}
}
class SetOf {
  constructor(readonly items: readonly unknown[]) {}
}

function fromData(data: unknown): Value {
  const origin = { span: SPAN, hops: [] };
  if (data === UNKNOWN) return { kind: "unknown", ...origin };
  if (typeof data === "string") return { kind: "string", value: data, ...origin };
  if (typeof data === "number") return { kind: "number", value: data, ...origin };
  if (typeof data === "boolean") return { kind: "boolean", value: data, ...origin };
  if (data === null) return { kind: "null", ...origin };
  if (Array.isArray(data)) return { kind: "list", items: data.map(fromData), ...origin };
  if (data instanceof SetOf) return { kind: "list", items: data.items.map(fromData), isSet: true, ...origin };
  const isWhole = !(data instanceof Incomplete);
  const entries = Object.entries((isWhole ? data : data.entries) as object);
  return {
    kind: "object",
    entries: new Map(entries.map(([name, item]) => [name, fromData(item)])),
    complete: isWhole,
    ...origin,
  };
}

/** "?" for what is unknown, "!" for a certain error; an object that is not complete has a "?" too. */
function plain(value: Value | undefined): unknown {
  if (!value) return "?";
  switch (value.kind) {
    case "unknown":
      return value.invalid ? "!" : "?";
    case "null":
      return null;
    case "list":
      return value.items.map(plain);
    case "object":
      return {
        ...Object.fromEntries([...value.entries].map(([name, item]) => [name, plain(item)])),
        ...(!value.complete && { "?": true }),
      };
    default:
      return value.value;
  }
}

type Call = readonly [name: string, values: readonly unknown[], expected: unknown];

function called(name: string, values: readonly unknown[], functions = FUNCTIONS): unknown {
  const definition = functions.get(name);
  if (!definition) throw new Error(`no function ${name}`);
  return plain(definition.call(values.map(fromData), CONTEXT));
}

function title([name, values]: Call): string {
  const shown = values.map((value) => (value === UNKNOWN ? "?" : JSON.stringify(value)?.slice(0, 40)));
  return `${name}(${shown.join(", ")})`;
}

const PARTLY_UNKNOWN: readonly Call[] = [
  ["length", [[1, UNKNOWN]], 2],
  ["length", [new SetOf(["a", UNKNOWN])], "?"],
  ["length", [new Incomplete({ a: 1 })], "?"],
  ["length", [UNKNOWN], "?"],
  ["concat", [[1], [UNKNOWN, "a"]], [1, "?", "a"]],
  ["concat", [[1], UNKNOWN], "?"],
  ["concat", [UNKNOWN, null], "!"],
  ["merge", [{ a: 1 }, UNKNOWN, { b: 2 }], { a: "?", b: 2, "?": true }],
  ["merge", [new Incomplete({ a: 1 }), { b: 2 }], { a: 1, b: 2, "?": true }],
  ["merge", [{ a: 1, b: 1 }, new Incomplete({ a: 2 })], { a: 2, b: "?", "?": true }],
  ["merge", [{ a: UNKNOWN }, { b: 1 }], { a: "?", b: 1 }],
  ["lookup", [new Incomplete({ a: 1 }), "a", 0], 1],
  ["lookup", [new Incomplete({ a: 1 }), "b", 0], "?"],
  ["lookup", [{ a: UNKNOWN, b: 1 }, "b", 0], 1],
  ["lookup", [{ a: UNKNOWN }, "b", 0], 0],
  ["lookup", [{ a: 1 }, UNKNOWN, 0], "?"],
  ["element", [["a", UNKNOWN], 2], "a"],
  ["element", [["a", UNKNOWN], 1], "?"],
  ["contains", [["a", UNKNOWN], "a"], true],
  ["contains", [["a", UNKNOWN], "b"], "?"],
  ["contains", [["a"], UNKNOWN], "?"],
  ["coalesce", ["a", UNKNOWN], "a"],
  ["coalesce", [null, "a", UNKNOWN], "a"],
  ["coalesce", [UNKNOWN, "a"], "?"],
  ["coalesce", [1, UNKNOWN], "?"],
  ["coalescelist", [[], [UNKNOWN]], ["?"]],
  ["list", ["a", "b"], ["a", "b"]],
  ["list", ["a", UNKNOWN], ["a", "?"]],
  ["coalescelist", [UNKNOWN, ["a"]], "?"],
  ["alltrue", [[UNKNOWN, false]], false],
  ["alltrue", [[UNKNOWN, true]], "?"],
  ["anytrue", [[UNKNOWN, true]], true],
  ["anytrue", [[UNKNOWN, false]], "?"],
  ["keys", [{ b: UNKNOWN, a: 1 }], ["a", "b"]],
  ["keys", [new Incomplete({ a: 1 })], "?"],
  ["values", [{ b: UNKNOWN, a: 1 }], [1, "?"]],
  [
    "zipmap",
    [
      ["a", "b"],
      [1, UNKNOWN],
    ],
    { a: 1, b: "?" },
  ],
  [
    "zipmap",
    [
      ["a", UNKNOWN],
      [1, 2],
    ],
    "?",
  ],
  ["one", [[UNKNOWN]], "?"],
  ["one", [[UNKNOWN, UNKNOWN]], "!"],
  ["slice", [["a", UNKNOWN, "b"], 1, 3], ["?", "b"]],
  ["reverse", [["a", UNKNOWN]], ["?", "a"]],
  ["tolist", [["a", UNKNOWN]], ["a", "?"]],
  ["tolist", [[1, UNKNOWN]], "?"],
  ["tomap", [{ a: "x", b: UNKNOWN }], { a: "x", b: "?" }],
  ["tomap", [new Incomplete({ a: "x" })], { a: "x", "?": true }],
  ["toset", [["a", UNKNOWN]], "?"],
];

const NEWER: readonly Call[] = [
  ["urldecode", ["a%20b+c%C3%A9"], "a b cé"],
  ["urldecode", ["a%2"], "!"],
  ["urldecode", ["%ff"], "?"],
  ["cidrcontains", ["10.0.0.0/8", "10.1.0.0/16"], true],
  ["cidrcontains", ["10.0.0.0/8", "10.255.255.255"], true],
  ["cidrcontains", ["10.0.0.0/8", "11.0.0.1"], false],
  ["cidrcontains", ["10.0.0.0/8", "0.0.0.0/0"], false],
  ["cidrcontains", ["fd00::/8", "fd12::1"], true],
  ["cidrcontains", ["10.0.0.0/8", "fd12::1"], "?"],
  ["cidrcontains", ["10.0.0.0/8", "x"], "!"],
  ["templatestring", ["Hi", { a: 1 }], "Hi a"],
  ["issensitive", ["a"], false],
];

const OF_FILES: readonly Call[] = [
  ["file", ["a.txt"], "hello\n"],
  ["file", ["nothing"], "?"],
  ["fileexists", ["a.txt"], true],
  ["fileexists", ["nothing"], "?"],
  ["filebase64", ["a.txt"], "aGVsbG8K"],
  ["filemd5", ["a.txt"], "b1946ac92492d2347c6235b4d2611184"],
  ["filesha1", ["a.txt"], "f572d396fae9206628714fb2ce00f72e94f2258f"],
  ["filesha256", ["a.txt"], "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03"],
  ["filesha256", ["nothing"], "?"],
  ["templatefile", ["hello.tftpl", { name: "x", port: UNKNOWN }], "Hello name,port"],
  ["templatefile", ["hello.tftpl", new Incomplete({ name: "x" })], "?"],
  ["templatefile", ["nothing", {}], "?"],
  ["fileset", [".", "*.txt"], ["a.txt"]],
  ["fileset", [".", "**"], ["a.txt", "b/.hidden", "b/c.tf", "b/d/e.tf", "hello.tftpl"]],
  ["fileset", [".", "**/*.tf"], ["b/c.tf", "b/d/e.tf"]],
  ["fileset", ["b", "*.tf"], ["c.tf"]],
  ["fileset", ["b", "**/*.tf"], ["c.tf", "d/e.tf"]],
  ["fileset", [".", "{a,hello}.*"], ["a.txt", "hello.tftpl"]],
  ["fileset", [".", "b/?.tf"], ["b/c.tf"]],
  ["fileset", [".", "b/[c-e].tf"], ["b/c.tf"]],
  ["fileset", [".", "b/[^a-c].tf"], []],
  ["fileset", [".", "../*"], "?"],
  ["fileset", [".", "a+.txt"], []],
  ["abspath", ["a"], "?"],
  ["pathexpand", ["~/a"], "?"],
];

const LARGE = "x".repeat(10_000_000);
const LONG = Array.from({ length: 2_000 }, (_, index) => index);

const BEYOND_LIMITS: readonly Call[] = [
  ["upper", [LARGE], "?"],
  ["replace", ["x".repeat(1_000_000), "x", "yyy"], "?"],
  ["replace", ["x".repeat(1_000_000), "/(x*)*y/", "z"], "?"],
  ["regexall", ["x", "x".repeat(1_000_000)], "?"],
  ["regex", ["(a{1000}){1000}", "a"], "?"],
  ["regex", ["(a*)*(a*)*(a*)*(a*)*b", "a".repeat(100_000)], "?"],
  ["split", ["", "x".repeat(1_000_000)], "?"],
  ["join", ["x".repeat(1_000), LONG], "?"],
  ["indent", [1_000_000, "a\nb"], "?"],
  ["format", ["%1000000000s", "a"], "?"],
  ["format", ["%.1000000f", 1], "?"],
  ["setproduct", [LONG, LONG], "?"],
  ["setproduct", [LONG, LONG, []], []],
  ["range", [1e15], "!"],
  ["pow", [10, 400], "?"],
  ["tonumber", ["9".repeat(10_000)], "?"],
  ["tonumber", ["1e999999999"], "?"],
  ["jsondecode", [`[${"1,".repeat(20_000)}1]`], "?"],
  ["jsondecode", ["[".repeat(100_000)], "!"],
  ["jsondecode", ["[".repeat(10_000) + "]".repeat(10_000)], "?"],
  ["yamldecode", ["[".repeat(100_000)], "?"],
  ["csvdecode", [`a\n${"1\n".repeat(20_000)}`], "?"],
  ["sha512", ["x".repeat(1_000_000)], "?"],
  ["trim", [" ".repeat(900_000), " "], ""],
  ["chomp", [`${"\n".repeat(900_000)}x`], `${"\n".repeat(900_000)}x`],
  ["basename", ["/".repeat(1_000_000)], "?"],
  ["fileset", [".", `${"*a".repeat(100)}`], "?"],
  ["timeadd", ["2020-01-01T00:00:00Z", `${"1".repeat(100)}h`], "!"],
  ["parseint", ["9".repeat(900_000), 10], "?"],
];

describe("with arguments that are partly unknown", () => {
  test.each(PARTLY_UNKNOWN.map((call) => [title(call), call] as const))(
    "%s",
    (_, [name, values, expected]) => {
      expect(FUNCTIONS.get(name)?.takesUnknown).toBe(true);
      expect(called(name, values)).toEqual(expected);
    },
  );
});

describe("newer than the OpenTofu of the tests", () => {
  test.each(NEWER.map((call) => [title(call), call] as const))("%s", (_, [name, values, expected]) => {
    expect(called(name, values)).toEqual(expected);
  });
});

describe("of files", () => {
  test.each(OF_FILES.map((call) => [title(call), call] as const))("%s", (_, [name, values, expected]) => {
    expect(called(name, values)).toEqual(expected);
  });
});

describe("what is too much is not worked out", () => {
  test.each(BEYOND_LIMITS.map((call) => [title(call), call] as const))(
    "%s",
    (_, [name, values, expected]) => {
      const given = values.map(fromData);
      // Without bounds most would give a value, after minutes or with more memory than there is.
      expect(plain(FUNCTIONS.get(name)?.call(given, CONTEXT))).toEqual(expected);
    },
  );
});

describe("Packer's own", () => {
  test.each<Call>([
    ["replace", ["a/b/c", "/b/", "x"], "axc"],
    ["regex_replace", ["a1b22", "[0-9]+", "#"], "a#b#"],
    ["coalesce", [null, "", "a"], ""],
    ["upper", ["a"], "A"],
  ])("%s(%j)", (name, values, expected) => {
    expect(called(name, values, PACKER_FUNCTIONS)).toEqual(expected);
  });
});

test("what needs the running tool is not among them", () => {
  const impure = ["timestamp", "plantimestamp", "uuid", "bcrypt", "rsadecrypt", "base64gzip", "env", "vault"];
  expect(impure.filter((name) => FUNCTIONS.has(name) || PACKER_FUNCTIONS.has(name))).toEqual([]);
});
