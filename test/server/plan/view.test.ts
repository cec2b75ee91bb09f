import { describe, expect, test } from "vitest";
import type { AttributeChange, PlanView } from "../../../protocol/src/plan-view.ts";
import { readPlanText } from "../../../server/src/plan/read.ts";
import { viewPlan } from "../../../server/src/plan/view.ts";
import { changeOf, planOf } from "../../support/plans.ts";

function viewOf(changes: readonly object[], rest: object = {}): PlanView {
  const read = viewPlan(planOf(changes, rest));
  if (!("view" in read)) throw new Error(read.problem);
  return read.view;
}

function attributesOf(view: PlanView, index = 0): readonly AttributeChange[] {
  const diff = view.changes[index]?.diff;
  return diff === undefined ? [] : (view.diffs[diff]?.attributes ?? []);
}

const known = (text: string) => ({ kind: "known", text });

describe("what is no plan is refused with a sentence that says what to do", () => {
  test.each([
    ["PK\u0003\u0004rest", "it is a saved plan, which only the tool that wrote it can read"],
    ["", "it is empty"],
    ["Terraform will perform", "it is not JSON"],
    ['{"@level":"info","@message":"x","type":"version"}', 'it is the stream of "plan -json"'],
    ['{"@level":"info"}\n{"@level":"info"}', 'it is the stream of "plan -json"'],
    ["[]", "it is not a plan"],
    [
      '{"format_version":"2.0","resource_changes":[]}',
      "its format is 2.0, and this version of Rebake reads formats up to 1.x",
    ],
    ['{"format_version":"one"}', 'its format_version is "one", which is no version'],
    ['{"format_version":"1.0","terraform_version":"1.9.0","values":{}}', "it is a state, not a plan"],
    ['{"version":4,"terraform_version":"1.9.0","resources":[]}', "it is a state, not a plan"],
    ['{"format_version":"1.0","valid":true,"diagnostics":[]}', 'it is the answer of "validate -json"'],
    [
      `{"format_version":"1.2","resource_changes":${"[".repeat(600)}${"]".repeat(600)}}`,
      "it is nested more than 500 levels",
    ],
  ])("%.40s", (text, problem) => {
    const read = readPlanText(text);
    expect("problem" in read && read.problem).toContain(problem);
  });

  test("a mark of the byte order is no fault", () => {
    expect(readPlanText(`\ufeff${JSON.stringify(planOf([]))}`)).toHaveProperty("plan");
  });
});

describe("kinds", () => {
  test.each([
    [["delete", "create"], {}, "replace-destroy-first"],
    [["create", "delete"], {}, "replace-create-first"],
    [["create", "forget"], {}, "forget"],
    [["forget", "create"], {}, "forget"],
    [["no-op"], { change: { importing: { id: "i-1" } } }, "import"],
    [["no-op"], { previous_address: "aws_instance.old" }, "move"],
    [["update"], { change: { importing: { id: "i-1" } } }, "update"],
    [["delete", "transmogrify"], {}, "delete"],
    [["transmogrify"], {}, "unknown"],
    [["open"], {}, "read"],
  ])("%s", (actions, rest, kind) => {
    expect(viewOf([changeOf("aws_instance.web", actions, {}, {}, rest)]).changes[0]?.kind).toBe(kind);
  });

  test("a deposed object has an id of its own", () => {
    const view = viewOf([
      changeOf("aws_instance.web", ["create", "delete"], { ami: "a" }, { ami: "b" }),
      changeOf("aws_instance.web", ["delete"], { ami: "0" }, null, { deposed: "79f77a63" }),
    ]);
    expect(view.changes.map(({ id, kind }) => [id, kind])).toEqual([
      ["aws_instance.web (deposed 79f77a63)", "delete"],
      ["aws_instance.web", "replace-create-first"],
    ]);
    expect(view.changes[0]?.why.text).toBe(
      "a replacement that failed left this old object (79f77a63) behind",
    );
  });
});

describe("attributes", () => {
  test("what forces the replacement comes first, consequences are folded, what is written stays", () => {
    const view = viewOf(
      [
        changeOf(
          "aws_instance.web",
          ["delete", "create"],
          { arn: "arn:1", id: "i-1", instance_type: "a", ami: "ami-1", subnet_id: "s-1" },
          { instance_type: "b", ami: "ami-2" },
          {
            action_reason: "replace_because_cannot_update",
            change: { after_unknown: { arn: true, id: true, subnet_id: true }, replace_paths: [["ami"]] },
          },
        ),
      ],
      {
        configuration: {
          root_module: {
            resources: [
              {
                address: "aws_instance.web",
                expressions: { subnet_id: { references: ["aws_subnet.a.id"] } },
              },
            ],
          },
        },
      },
    );
    expect(attributesOf(view).map(({ path, after }) => [path, after])).toEqual([
      ["ami", known('"ami-2"')],
      ["instance_type", known('"b"')],
      ["subnet_id", { kind: "unknown" }],
    ]);
    expect(view.diffs[0]?.decidedAtApply).toEqual(["arn", "id"]);
    expect(view.changes[0]?.why).toEqual({
      code: "replace_because_cannot_update",
      text: "ami cannot be changed in place",
      forcedBy: [{ path: "ami" }],
    });
  });

  test("paths are written as in code", () => {
    const view = viewOf([
      changeOf(
        "aws_instance.web",
        ["update"],
        { tags: { "weird key": "a", Name: "x" }, disk: [{ size: 1 }] },
        { tags: { "weird key": "b", Name: "y" }, disk: [{ size: 2 }] },
      ),
    ]);
    expect(attributesOf(view).map(({ path }) => path)).toEqual([
      'tags["weird key"]',
      "tags.Name",
      "disk[0].size",
    ]);
  });

  test("a set of which one element changes shows that one", () => {
    const view = viewOf([
      changeOf("aws_security_group.web", ["update"], { cidrs: ["a", "b", "c"] }, { cidrs: ["d", "c", "a"] }),
    ]);
    expect(attributesOf(view)).toMatchObject([
      { path: "cidrs[0]", change: "changed", before: known('"b"'), after: known('"d"') },
    ]);
  });

  test("JSON in a text is compared as what it says", () => {
    const policy = (action: string): string =>
      JSON.stringify({ Statement: [{ Action: action, Effect: "Allow" }] });
    const view = viewOf([
      changeOf("aws_iam_policy.a", ["update"], { policy: policy("s3:*") }, { policy: policy("s3:Get*") }),
    ]);
    expect(attributesOf(view)).toMatchObject([
      {
        path: "policy",
        before: { kind: "inside" },
        inside: { kind: "structure", encodings: ["json"], attributes: [{ path: "Statement[0].Action" }] },
      },
    ]);
  });

  test("user data in base64 is compared line by line", () => {
    const script = (version: string): string =>
      btoa(`#!/bin/sh\nset -e\ninstall web-${version}\nstart web\n`);
    const view = viewOf([
      changeOf("aws_instance.a", ["update"], { user_data: script("1") }, { user_data: script("2") }),
    ]);
    expect(attributesOf(view)[0]?.inside).toEqual({
      kind: "lines",
      encodings: ["base64"],
      lines: [
        { kind: "kept", text: "#!/bin/sh" },
        { kind: "kept", text: "set -e" },
        { kind: "removed", text: "install web-1" },
        { kind: "added", text: "install web-2" },
        { kind: "kept", text: "start web" },
      ],
    });
  });

  test("a long script shows what is near the change and says how much is not shown", () => {
    const lines = Array.from({ length: 300 }, (_, index) => `echo ${index}`);
    const changed = lines.with(150, "echo new");
    const view = viewOf([
      changeOf(
        "aws_instance.a",
        ["update"],
        { user_data: lines.join("\n") },
        { user_data: changed.join("\n") },
      ),
    ]);
    const inside = attributesOf(view)[0]?.inside;
    expect(
      inside?.kind === "lines" &&
        inside.lines.map((line) => (line.kind === "skipped" ? line.count : line.text)),
    ).toEqual([148, "echo 148", "echo 149", "echo 150", "echo new", "echo 151", "echo 152", 147]);
  });

  test("a long text without line ends is shown where it differs", () => {
    const text = (middle: string): string => `${"a".repeat(5000)}${middle}${"b".repeat(5000)}`;
    const view = viewOf([changeOf("aws_x.a", ["update"], { text: text("1") }, { text: text("2") })]);
    const [attribute] = attributesOf(view);
    expect(attribute?.before.kind === "known" && attribute.before.text).toContain("a1b");
    expect(attribute?.after.kind === "known" && attribute.after.text).toContain("a2b");
    expect(JSON.stringify(view).length).toBeLessThan(4000);
  });
});

describe("secrets", () => {
  const SENSITIVE = { kind: "sensitive" };

  test("a sensitive value that changes is shown as changed, one that does not is not shown", () => {
    const view = viewOf([
      changeOf(
        "aws_db_instance.a",
        ["update"],
        { password: "old-secret", token: "same-token" },
        { password: "new-secret", token: "same-token" },
        {
          change: {
            before_sensitive: { password: true, token: true },
            after_sensitive: { password: true, token: true },
          },
        },
      ),
    ]);
    expect(attributesOf(view)).toEqual([
      { path: "password", change: "changed", before: SENSITIVE, after: SENSITIVE, forcesReplacement: false },
    ]);
  });

  test("values of sensitive variables are taken out wherever they stand", () => {
    const secret = 'p"ss wörd&1';
    const script = `#!/bin/sh\nlogin ${secret}\n`;
    const view = viewOf(
      [
        changeOf(
          "aws_instance.a",
          ["create"],
          null,
          {
            name: secret,
            user_data: script,
            user_data_base64: Buffer.from(script).toString("base64"),
            policy: JSON.stringify({ [secret]: [`x ${secret} y`] }),
            url: `https://u:${encodeURIComponent(secret)}@host`,
            encoded: Buffer.from(secret).toString("base64"),
            tags: { [secret]: "a" },
          },
          { change: { importing: { id: `id-${secret}` } } },
        ),
      ],
      {
        variables: { password: { value: secret } },
        output_changes: { out: { actions: ["create"], before: null, after: { a: secret } } },
        checks: [
          {
            address: { kind: "check", to_display: "check.a" },
            status: "fail",
            instances: [
              { address: { to_display: "check.a" }, status: "fail", problems: [{ message: `no ${secret}` }] },
            ],
          },
        ],
        configuration: { root_module: { variables: { password: { sensitive: true } } } },
      },
    );
    const text = JSON.stringify(view);
    for (const form of [
      secret,
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret),
      btoa('p"ss'),
      "wörd",
    ])
      expect(text).not.toContain(form);
    expect(view.checks[0]?.problems).toEqual(["no (sensitive value)"]);
    expect(text).toContain("login (sensitive value)");
  });

  test("neither short values nor numbers of sensitive variables are shown, and longer ones are found inside of texts", () => {
    const view = viewOf(
      [
        changeOf("aws_x.a", ["create"], null, {
          pin: 123,
          code: "ab",
          port: "5432",
          text: "at 4711 and xsesamx",
        }),
      ],
      {
        variables: { pin: { value: 123 }, code: { value: "ab" }, more: { value: { a: ["4711", "sesam"] } } },
        configuration: {
          root_module: {
            variables: { pin: { sensitive: true }, code: { sensitive: true }, more: { sensitive: true } },
          },
        },
      },
    );
    expect(attributesOf(view).map(({ path, after }) => [path, after])).toEqual([
      ["pin", SENSITIVE],
      ["code", SENSITIVE],
      ["port", known('"5432"')],
      ["text", known('"at (sensitive value) and x(sensitive value)x"')],
    ]);
  });

  test("arguments of modules for sensitive variables are secrets, too", () => {
    const view = viewOf([changeOf("module.m.aws_x.a", ["create"], null, { text: "token=sesame-open" })], {
      configuration: {
        root_module: {
          module_calls: {
            m: {
              expressions: { token: { constant_value: "sesame-open" } },
              module: { variables: { token: { sensitive: true } } },
            },
          },
        },
      },
    });
    expect(attributesOf(view)).toMatchObject([{ after: known('"token=(sensitive value)"') }]);
  });

  test("a mask that does not fit its value covers all of it", () => {
    const view = viewOf([
      changeOf(
        "aws_x.a",
        ["update"],
        { set: ["one-secret", "b"] },
        { set: ["two-secret", "b"] },
        {
          change: { before_sensitive: { set: [true] }, after_sensitive: { set: [true] } },
        },
      ),
    ]);
    expect(attributesOf(view)).toMatchObject([{ path: "set", before: SENSITIVE, after: SENSITIVE }]);
  });

  test("plans without masks are masked by names", () => {
    const change = changeOf(
      "aws_db_instance.a",
      ["update"],
      { password: "a-secret", password_id: "1" },
      { password: "b-secret", password_id: "2" },
    );
    const {
      before_sensitive: _,
      after_sensitive: __,
      ...plain
    } = (change as { change: Record<string, unknown> }).change;
    const view = viewOf([{ ...change, change: plain }]);
    expect(attributesOf(view)).toMatchObject([
      { path: "password", before: SENSITIVE },
      { path: "password_id", before: known('"1"') },
    ]);
  });

  test("a text of which only the secret part changes is shown as changed", () => {
    const view = viewOf([
      changeOf(
        "aws_x.a",
        ["update"],
        { url: "u:first-secret@h", key: "first-secret" },
        { url: "u:second-secret@h", key: "second-secret" },
        {
          change: { before_sensitive: { key: true }, after_sensitive: { key: true } },
        },
      ),
    ]);
    expect(attributesOf(view)).toMatchObject([
      { path: "url", change: "changed", before: SENSITIVE, after: SENSITIVE },
      { path: "key", change: "changed" },
    ]);
  });
});

test("equal changes of instances are one group, and different ones are not", () => {
  const update = (index: number, to: string): object =>
    changeOf(
      `aws_instance.web[${index}]`,
      ["update"],
      { ami: "a", private_ip: `10.0.0.${index}` },
      { ami: to, private_ip: `10.0.0.${index}` },
    );
  const view = viewOf([update(0, "b"), update(1, "b"), update(2, "b"), update(3, "c"), update(5, "b")]);
  expect(view.groups.map(({ title, changes }) => [title, changes])).toEqual([
    ["aws_instance.web[0..2, 5]", [0, 1, 2, 4]],
    ["aws_instance.web[3]", [3]],
  ]);
  expect(view.diffs).toHaveLength(2);
});

describe("the verdict", () => {
  test("says what a plan does to machines and data, the worst first", () => {
    const view = viewOf([
      changeOf("aws_instance.web", ["update"], { user_data: "a" }, { user_data: "b" }),
      changeOf("aws_instance.tagged", ["update"], { tags: { a: "1" } }, { tags: { a: "2" } }),
      changeOf("aws_instance.one", ["delete", "create"], { ami: "a" }, { ami: "b" }),
      changeOf("aws_instance.two", ["create", "delete"], { ami: "a" }, { ami: "b" }),
      changeOf("aws_db_instance.main", ["delete"], { id: "x" }, null),
      changeOf(
        "aws_autoscaling_group.web",
        ["update"],
        { launch_template: [{ version: "1" }] },
        { launch_template: [{ version: "2" }] },
      ),
      changeOf("aws_autoscaling_group.size", ["update"], { desired_capacity: 1 }, { desired_capacity: 2 }),
      changeOf("aws_instance.gone", ["delete"], {}, null),
    ]);
    expect(view.verdict).toMatchObject({
      level: "loses-data",
      summary:
        "Loses the data of 1 resource, changes 1 running machine in place, destroys 1 machine before the replacement is there, deletes 1 machine for good, replaces 1 machine, the new one first, makes 1 group replace machines and changes only labels of 1 machine.",
      mutated: [
        { address: "aws_instance.web", attributes: ["user_data"], labelsOnly: false },
        { address: "aws_instance.tagged", labelsOnly: true },
      ],
      replaced: [
        { address: "aws_instance.one", order: "destroy-first" },
        { address: "aws_instance.two", order: "create-first" },
      ],
      rolling: [{ address: "aws_autoscaling_group.web" }],
      lost: [{ address: "aws_db_instance.main" }],
      removed: [{ address: "aws_instance.gone" }],
    });
  });

  test("labels alone leave machines untouched", () => {
    const view = viewOf([changeOf("aws_instance.a", ["update"], { tags: { a: "1" } }, { tags: { a: "2" } })]);
    expect(view.verdict.level).toBe("untouched");
  });
});

test("drift is told by what it is about, what the plan depends on first", () => {
  const drift = [
    changeOf("aws_instance.tags", ["update"], { tags: { a: "1" } }, { tags: { a: "2" } }),
    changeOf("aws_autoscaling_group.size", ["update"], { desired_capacity: 1 }, { desired_capacity: 3 }),
    changeOf("aws_instance.image", ["update"], { ami: "a" }, { ami: "b" }),
    changeOf("aws_instance.web[0]", ["update"], { instance_type: "a" }, { instance_type: "b" }),
    changeOf("aws_instance.gone", ["delete"], { ami: "a" }, null),
  ];
  const view = viewOf([], {
    resource_drift: drift,
    relevant_attributes: [{ resource: "aws_instance.web", attribute: ["instance_type"] }],
  });
  expect(
    view.drift.map(({ address, about, influencesPlan, kind }) => [address, kind, about, influencesPlan]),
  ).toEqual([
    ["aws_instance.web[0]", "changed", "other", true],
    ["aws_instance.gone", "deleted", "other", false],
    ["aws_instance.image", "changed", "image", false],
    ["aws_autoscaling_group.size", "changed", "capacity", false],
    ["aws_instance.tags", "changed", "labels", false],
  ]);
  expect(view.completeness.isEmpty).toBe(false);
});

describe("completeness", () => {
  test.each([
    [{ errored: true, complete: false }, "errored", "Planning failed half-way"],
    [{ complete: false }, "partial", "Only a part of the configuration was planned"],
    [
      {
        complete: false,
        deferred_changes: [{ reason: "absent_prereq", resource_change: { address: "a.b" } }],
      },
      "partial",
      "1 change was put off",
    ],
    [{ complete: true }, "complete", undefined],
    [{}, "unknown", undefined],
  ])("%j", (rest, state, reason) => {
    const { completeness } = viewOf([], rest);
    expect(completeness.state).toBe(state);
    if (reason === undefined) expect(completeness.reasons).toEqual([]);
    else expect(completeness.reasons[0]).toContain(reason);
  });

  test("an import is no empty plan, a plan of no-ops is", () => {
    const noop = changeOf("aws_instance.a", ["no-op"], {}, {});
    const imported = changeOf("aws_instance.b", ["no-op"], {}, {}, { change: { importing: { id: "x" } } });
    expect(viewOf([noop]).completeness.isEmpty).toBe(true);
    expect(viewOf([noop, imported]).completeness.isEmpty).toBe(false);
  });
});

describe("what a verdict must not overlook", () => {
  const tags = Object.fromEntries([...Array(120).keys()].map((index) => [`t${index}`, "x"]));

  test("a change behind more labels than are listed", () => {
    const after = { tags, user_data: "b" };
    const view = viewOf([changeOf("aws_instance.web", ["update"], { tags: {}, user_data: "a" }, after)]);
    expect(view.verdict).toMatchObject({ level: "mutates", mutated: [{ labelsOnly: false }] });
    expect(attributesOf(view)).toHaveLength(100);
    expect(attributesOf(view).at(-1)?.path).toBe("user_data");
  });

  test("data inside of a server that stays", () => {
    for (const type of [
      "google_sql_database",
      "azurerm_cosmosdb_sql_container",
      "digitalocean_database_db",
    ]) {
      const view = viewOf([changeOf(`${type}.main`, ["delete", "create"], { name: "a" }, { name: "b" })]);
      expect(view.verdict.level, type).toBe("loses-data");
    }
  });

  test("an image behind more attributes than are listed", () => {
    const before = { a: [...Array(120).keys()], launch_template: [{ version: "1" }] };
    const after = { a: [...Array(120).keys()].map((one) => -one - 1), launch_template: [{ version: "2" }] };
    const view = viewOf([changeOf("aws_autoscaling_group.web", ["update"], before, after)]);
    expect(view.verdict).toMatchObject({ level: "replaces", rolling: [{}] });
  });

  test("a template's version that is decided at apply, written in a dynamic block", () => {
    const before = { launch_template: [{ id: "lt-1", version: "1" }] };
    const after = { launch_template: [{ id: "lt-1" }] };
    const change = { after_unknown: { launch_template: [{ version: true }] } };
    const view = viewOf([changeOf("aws_autoscaling_group.web", ["update"], before, after, { change })]);
    expect(view.verdict).toMatchObject({ level: "replaces", rolling: [{}] });
  });

  test.each(["aws_instance.web", "aws_autoscaling_group.web", "aws_db_instance.main"])(
    "an action on %s that is not known",
    (address) => {
      const { verdict } = viewOf([changeOf(address, ["transmogrify"], { a: 1 }, { a: 2 })]);
      expect(verdict).toMatchObject({
        level: "mutates",
        summary: "Does to 1 resource what this version of Rebake does not know.",
      });
    },
  );
});

describe("why, where there is more than one cause", () => {
  const replace = (address: string, code: string, change: object = {}): object =>
    changeOf(
      address,
      ["delete", "create"],
      { ami: "1" },
      { ami: "2" },
      {
        action_reason: code,
        change: { replace_paths: [["ami"]], ...change },
      },
    );

  test("what is tainted would be replaced anyway", () => {
    const view = viewOf([
      replace("aws_instance.web[0]", "replace_because_cannot_update"),
      replace("aws_instance.web[1]", "replace_because_tainted"),
    ]);
    expect(view.changes.map(({ why }) => why.text)).toEqual([
      "ami cannot be changed in place",
      expect.stringMatching(/^it is tainted: .*; ami cannot be changed in place$/),
    ]);
  });

  test("what is imported by the same apply is said, and in a group of its own", () => {
    const code = "replace_because_cannot_update";
    const view = viewOf([
      replace("aws_instance.web[0]", code),
      replace("aws_instance.web[1]", code, { importing: { id: "i-1" } }),
      changeOf("aws_instance.web[2]", ["no-op"], {}, {}, { change: { importing: { id: "i-2" } } }),
    ]);
    expect(view.groups.map(({ title }) => title)).toEqual([
      "aws_instance.web[0]",
      "aws_instance.web[1]",
      "aws_instance.web[2]",
    ]);
    expect(view.changes.map(({ why }) => why.text)).toEqual([
      "ami cannot be changed in place",
      "ami cannot be changed in place; it is imported first",
      "",
    ]);
  });
});
