import { expect, test } from "vitest";
import { LineSplitter, type OutputLine, plainText } from "../../runner/src/lines.ts";
import { redactEvent } from "../../runner/src/redact-event.ts";
import { REDACTED, Redactor } from "../../server/src/plan/redactor.ts";

function redactorOf(...known: readonly string[]): Redactor {
  const redactor = new Redactor();
  for (const secret of known) redactor.add(secret, "known");
  return redactor;
}

function split(bytes: Buffer, size: number, maximum?: number): OutputLine[] {
  const lines: OutputLine[] = [];
  const splitter = new LineSplitter((line) => lines.push(line), maximum);
  for (let start = 0; start < bytes.length; start += size) splitter.push(bytes.subarray(start, start + size));
  splitter.end();
  return lines;
}

test("34: lines are whole wherever the chunks end, also inside a character", () => {
  const text = 'eins\nzwei: spaß, 🚀, 日本\r\n\n{"a":"\\u001b"}\nlast without newline';
  const expected = ["eins", "zwei: spaß, 🚀, 日本", '{"a":"\\u001b"}', "last without newline"];
  for (let size = 1; size < 20; size++)
    expect(
      split(Buffer.from(text), size)
        .map((line) => line.text)
        .filter((line) => line !== ""),
    ).toEqual(expected);
});

test("34: bytes that are no UTF-8 become U+FFFD, NUL goes, a progress bar is its last drawing", () => {
  const [line] = split(Buffer.from([0x61, 0xff, 0x00, 0x62, 0x0a]), 2);
  expect(plainText(line?.text ?? "")).toBe("a\ufffdb");
  expect(plainText("  1%\r 50%\r100%")).toBe("100%");
  expect(plainText("a\r\nb\r")).toBe("a\nb");
});

test("34: of a line of 100 MB its beginning is kept, and no more memory than that", () => {
  const chunk = Buffer.alloc(1024 * 1024, "x");
  const lines: OutputLine[] = [];
  const splitter = new LineSplitter((line) => lines.push(line), 1000);
  for (let count = 0; count < 100; count++) splitter.push(chunk);
  splitter.push(Buffer.from("\nnext\n"));
  expect(lines).toEqual([
    { text: `${"x".repeat(1000)}… (the line has ${100 * 1024 * 1024} bytes)`, cut: true },
    { text: "next", cut: false },
  ]);
  // Cut inside a character, that character is left out.
  expect(split(Buffer.from("ab🚀cd\n"), 100, 4)).toEqual([{ text: "ab… (the line has 8 bytes)", cut: true }]);
});

test("33: nothing that steers a terminal is left: colours, cursors, titles, links, bells", () => {
  const nasty =
    "\u001b[31mred\u001b[0m \u001b[2J\u001b]0;title\u0007\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\ \u009b1mC1\u0007\b\u001b(B\u001bcend";
  expect(plainText(nasty)).toBe("red link C1end");
  expect(plainText("plain ü\ttext\n")).toBe("plain ü\ttext\n");
});

test("36: known values go in all their spellings, those of several lines line by line, short ones stay", () => {
  const redactor = redactorOf('pa"ss\\word', "first line of it\nsecond line of it", "a/b c+d=", "eu", "1");
  const lines = [
    'x pa"ss\\word y',
    JSON.stringify('pa"ss\\word'),
    "the second line of it",
    encodeURIComponent("a/b c+d="),
  ];
  for (const line of lines) expect(redactor.line(line)).toContain(REDACTED);
  expect(redactor.line("eu-west-1")).toBe("eu-west-1");
  for (const before of ["", "a", "ab"])
    expect(redactor.line(Buffer.from(`${before}first line of it and more`).toString("base64"))).toContain(
      REDACTED,
    );
});

test("36: credentials are told by their form", () => {
  const secrets = {
    aws: "AKIAIOSFODNN7EXAMPLE",
    github: `ghp_${"a1B2".repeat(9)}`,
    gitlab: `glpat-${"x".repeat(20)}`,
    jwt: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
    vault: `hvs.${"Q".repeat(24)}`,
  };
  const redactor = new Redactor();
  for (const secret of Object.values(secrets))
    expect(redactor.line(`said "${secret}" here`)).toBe(`said "${REDACTED}" here`);
  expect(redactor.line("GET https://user:hunter2@host/x")).toBe(`GET https://user:${REDACTED}@host/x`);
  expect(redactor.line("Authorization: Bearer abcdefghijklmnop")).not.toContain("abcdefghijklmnop");
  expect(redactor.line('{"o":"db_password=hunter2x\\n"}')).toBe(`{"o":"db_password=${REDACTED}\\n"}`);
  expect(redactor.line('{"o":"{\\"api_key\\":\\"hunter2x\\"}"}')).not.toContain("hunter2x");
  for (const harmless of [
    "password = var.password",
    "token: (sensitive value)",
    "aws_secretsmanager_secret.db: Creating",
    "secret = null",
    "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf",
  ])
    expect(redactor.line(harmless)).toBe(harmless);
});

test("36: a private key goes over all its lines", () => {
  const redactor = new Redactor();
  const lines = [
    "before",
    "-----BEGIN RSA PRIVATE KEY-----",
    "MIIEabc",
    "def=",
    "-----END RSA PRIVATE KEY-----",
    "after",
  ];
  expect(lines.map((line) => redactor.line(line))).toEqual([
    "before",
    REDACTED,
    REDACTED,
    REDACTED,
    REDACTED,
    "after",
  ]);
  expect(redactor.line("-----BEGIN PRIVATE KEY-----abc-----END PRIVATE KEY----- x")).toBe(`${REDACTED} x`);
});

test("redacting never changes what an event is", () => {
  expect(
    redactEvent(
      { type: "planned_change", address: "terraform_data.thing", action: "create", importId: "secret text" },
      redactorOf("create", "terraform_data.thing", "secret text"),
    ),
  ).toEqual({
    type: "planned_change",
    address: "terraform_data.thing",
    action: "create",
    importId: REDACTED,
  });
});

test("36: what is taken for a name in one place is source in another", () => {
  const snippet = { code: 'x = "secret-text"', startLine: 1, context: "variable secret-text" };
  expect(
    redactEvent(
      { type: "diagnostic", severity: "error", summary: "wrong", detail: "", snippet },
      redactorOf("secret-text"),
    ),
  ).toMatchObject({ snippet: { code: `x = "${REDACTED}"`, startLine: 1, context: `variable ${REDACTED}` } });
});

test("36: half a character in a secret stops nothing", () => {
  const redactor = redactorOf("half\ud800-of-it");
  expect(redactor.text("a half\ud800-of-it b")).toBe(`a ${REDACTED} b`);
});

test("36: of a secret of which a part is another secret nothing is left", () => {
  const redactor = redactorOf("abcdef", "abcdefgh");
  expect(redactor.text("1abcdefgh2")).toBe(`1${REDACTED}2`);
  expect(redactor.text("abcdefghabcdef")).toBe(`${REDACTED}${REDACTED}`);
});
