import { describe, expect, test } from "vitest";
import { SENSITIVE_VALUE } from "../../../protocol/src/plan-view.ts";
import { viewPlan } from "../../../server/src/plan/view.ts";
import { changeOf, planOf } from "../../support/plans.ts";

const SECRET = "S3CR3T-plain";

/** What the engines and `jsonencode` make of markup. */
function goJson(text: string): string {
  return JSON.stringify(text).replace(/[<>&]/g, (mark) => `\\u00${mark.charCodeAt(0).toString(16)}`);
}

/** The view of a plan with one change of a database, as JSON. */
function shown(
  before: object | null,
  after: object | null,
  masks: object = {},
  rest: object = {},
  known: readonly string[] = [],
): string {
  const actions = [before ? (after ? "update" : "delete") : "create"];
  const plan = planOf([changeOf("aws_db_instance.main", actions, before, after, { change: masks })], rest);
  const read = viewPlan(plan, known);
  if (!("view" in read)) throw new Error(read.problem);
  return JSON.stringify(read.view);
}

describe("36: what a mask covers is hidden, and nothing else", () => {
  test("36: a value that becomes sensitive is a change", () => {
    const both = { note: SECRET };
    const text = shown(both, both, { after_sensitive: { note: true } });
    expect(text).not.toContain(SECRET);
  });

  test("36: nested masks hide what they mark", () => {
    const env = [
      { name: "PATH", value: "/bin" },
      { name: "KEY", value: SECRET },
    ];
    const text = shown(null, { env }, { after_sensitive: { env: [{}, { value: true }] } });
    expect(text).toContain("/bin");
    expect(text).toContain(
      '"path":"env[1].value","change":"added","before":{"kind":"absent"},"after":{"kind":"sensitive"}',
    );
    expect(text).not.toContain(SECRET);
  });

  test("36: a mask that does not line up with its value hides all of it", () => {
    const text = shown(
      null,
      { rules: [{ key: SECRET }] },
      { after_sensitive: { rules: [{}, { key: true }] } },
    );
    expect(text).not.toContain(SECRET);
  });
});

describe("36: a secret is hidden wherever else it stands", () => {
  test("36: in other values, in longer texts, in JSON in a text, in a key", () => {
    const quoted = 'pass"word\\1';
    const text = shown(
      null,
      {
        password: SECRET,
        other: SECRET,
        script: `curl -u admin:${SECRET}@host`,
        list: ["a", SECRET],
        tags: { [SECRET]: "key" },
        quoted,
        policy: JSON.stringify({ quoted }),
      },
      { after_sensitive: { password: true, quoted: true } },
    );
    expect(text).not.toContain(SECRET);
    expect(text.replace('"path":"password"', "")).not.toContain("pass");
    expect(text).toContain(`curl -u admin:${SENSITIVE_VALUE}@host`);
  });

  test.each([
    ["as it is", (secret: string) => secret],
    ["in an address", (secret: string) => encodeURIComponent(secret)],
    ["in JSON in a text", (secret: string) => JSON.stringify({ a: secret })],
    ["in a query", (secret: string) => new URLSearchParams({ a: secret }).toString().slice(2)],
    ["in an address, in lower case", (secret: string) => encodeURIComponent(secret).toLowerCase()],
    ["in the JSON of Go", (secret: string) => goJson(secret)],
    ["in JSON in JSON", (secret: string) => JSON.stringify(JSON.stringify({ a: secret }))],
    ["in JSON in the JSON of Go", (secret: string) => goJson(JSON.stringify({ a: secret }))],
    ["in HCL", (secret: string) => secret.replace('"', '\\"').replace("${", "$${")],
    [
      "in markup",
      (secret: string) =>
        secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;"),
    ],
    ["in base64", (secret: string) => btoa(secret)],
    ["in base64 for addresses", (secret: string) => btoa(secret).replaceAll("/", "_").replaceAll("+", "-")],
    ["as JSON within base64", (secret: string) => `xx${btoa(JSON.stringify({ a: secret }))}`],
    ["within base64", (secret: string) => `xx${btoa(`a${secret}bc`)}`],
    ["within base64, aligned otherwise", (secret: string) => `xx${btoa(`ab${secret}c`)}`],
  ])("36: %s", (_how, write) => {
    const secret = 'p+ss wo/rd&1"2<(?>?-${x}';
    const text = shown(
      null,
      { text: `x ${write(secret)} y`, key: secret },
      { after_sensitive: { key: true } },
    );
    expect(text).toContain(SENSITIVE_VALUE);
    // Of base64 the first and the last digits tell of the neighbours, too.
    const core = write(secret).slice(4, -4);
    expect(text).not.toContain(JSON.stringify(core).slice(1, -1));
  });

  test("36: as the key of an output's map", () => {
    const text = shown(
      null,
      { size: 1 },
      {},
      {
        output_changes: {
          a: { actions: ["create"], before: null, after: SECRET, after_sensitive: true },
          b: { actions: ["create"], before: null, after: { [SECRET]: 1, other: 2 } },
        },
      },
    );
    expect(text).toContain("other");
    expect(text).not.toContain(SECRET);
  });

  test("36: also where what is shown of a long text ends or begins inside of it", () => {
    const ending = (end: string): object => ({
      password: SECRET,
      script: `${"x".repeat(395)}${SECRET}${"z".repeat(300)}${end}`,
    });
    const masks = { before_sensitive: { password: true }, after_sensitive: { password: true } };
    expect(shown(ending("1"), ending("2"), masks)).not.toMatch(/S3C|CR3|plain/);
  });

  test("36: with half a character in it", () => {
    const secret = "half\ud800-of-it";
    const text = shown(null, { a: `x ${secret} y`, key: secret }, { after_sensitive: { key: true } });
    expect(text).not.toContain("-of-it");
  });
});

test("36: values and defaults of sensitive variables, and what is passed to those of modules", () => {
  const text = shown(
    null,
    { a: "from-variable", b: "from-default", c: "from-argument", d: 54321, e: "from-the-default-below" },
    {},
    {
      variables: { key: { value: "from-variable" }, pin: { value: 54321 }, open: { value: "shown" } },
      configuration: {
        root_module: {
          variables: {
            key: { sensitive: true, default: "from-default" },
            pin: { sensitive: true },
            open: {},
          },
          module_calls: {
            child: {
              expressions: { token: { constant_value: "from-argument" } },
              module: {
                variables: { token: { sensitive: true, default: "from-the-default-below" } },
              },
            },
          },
        },
      },
    },
  );
  expect(text).not.toMatch(/from-|54321/);
});

test("36: what is known beside the plan is hidden, in all its spellings, and short values of it tear nothing up", () => {
  const text = shown(
    null,
    {
      url: "https://x?of%20the%20environment",
      data: `x ${btoa("of the environment")} y`,
      region: "eu-west-1",
      n: 1,
    },
    {},
    {},
    ["of the environment", "eu", "1"],
  );
  expect(text).not.toMatch(/of%20the/);
  expect(text).not.toContain(btoa("of the environment"));
  expect(text).toContain("eu-west-1");
});

test("36: what looks like a credential is hidden, though nothing says that it is one", () => {
  const text = shown(null, {
    user_data:
      "#!/bin/sh\nexport AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nmysql -u root --password=hunter2hunter2\n",
    secret: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf",
    key: "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA\n-----END RSA PRIVATE KEY-----\n",
  });
  expect(text).not.toMatch(/AKIAIOSF|hunter2|MIIEow/);
  expect(text).toContain("arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf");
});
