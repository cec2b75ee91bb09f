import { describe, expect, test } from "vitest";
import { PLAN_WRITERS } from "../../cli/src/output/plan/formats.ts";
import { PLAIN, styleFor } from "../../cli/src/output/style.ts";
import type { PlanView } from "../../protocol/src/plan-view.ts";
import { streamView } from "../../server/src/plan/stream-view.ts";
import { viewPlan } from "../../server/src/plan/view.ts";
import { changeOf, noRecordings, planOf, recordedPlans } from "../support/plans.ts";

function viewOf(changes: readonly object[], rest: object = {}): PlanView {
  const read = viewPlan(planOf(changes, rest));
  if (!("view" in read)) throw new Error(read.problem);
  return read.view;
}

const replaced = (index: number): object =>
  changeOf(
    `aws_instance.web[${index}]`,
    ["delete", "create"],
    { ami: "ami-1", arn: "a" },
    { ami: "ami-2" },
    {
      action_reason: "replace_because_cannot_update",
      change: { replace_paths: [["ami"]], after_unknown: { arn: true } },
    },
  );

const SCRIPT = (version: string): string => `#!/bin/sh\ninstall web-${version}\n`;
const VIEW = viewOf(
  [
    replaced(0),
    replaced(1),
    changeOf("aws_db_instance.old", ["delete"], { id: "db" }, null, {
      action_reason: "delete_because_no_resource_config",
    }),
    changeOf("aws_instance.job", ["update"], { user_data: SCRIPT("1") }, { user_data: SCRIPT("2") }),
    changeOf("aws_s3_bucket.new", ["create"], null, { bucket: "new" }),
  ],
  {
    complete: false,
    output_changes: { url: { actions: ["update"], before: "a", after: "b" } },
    resource_drift: [changeOf("aws_instance.web[0]", ["update"], { ami: "ami-0" }, { ami: "ami-1" })],
  },
);

test("what is not the same for all of a group is said to be of its first", () => {
  const view = viewOf([
    ...["a", "b"].map((ami, index) => changeOf(`aws_instance.new[${index}]`, ["create"], null, { ami })),
    ...[0, 1, 2].map((index) =>
      changeOf(
        `aws_instance.web[${index}]`,
        ["no-op"],
        {},
        {},
        {
          previous_address: `aws_instance.old[${index}]`,
        },
      ),
    ),
  ]);
  for (const format of ["text", "markdown", "html"] as const) {
    const text = PLAN_WRITERS[format](view, { style: PLAIN, isVerbose: true }).replaceAll("\\", "");
    expect(text, format).toContain("it was aws_instance.old[0] (the other 2 likewise)");
    expect(text, format).toContain("(this is aws_instance.new[0]; the others (1) are not the same)");
  }
});

test("text shows the riskiest first, a line for equal changes", () => {
  expect(
    PLAN_WRITERS.text(VIEW, { style: PLAIN }),
  ).toBe(`warning: Only a part of the configuration was planned (-target or -exclude), so something may be missing.
1 to delete · 2 to replace, destroy first · 1 to update in place · 1 to create · 1 output · 1 changed outside
Loses the data of 1 resource, changes 1 running machine in place and destroys 2 machines before the replacement is there.

delete (1)
  - aws_db_instance.old  its block is not in the configuration any more

replace, destroy first (2)
-/+ aws_instance.web[0, 1] ×2  ami cannot be changed in place; ami "ami-1" → "ami-2"

update in place (1)
  ~ aws_instance.job  user_data changed (text)

create (1)
  + aws_s3_bucket.new

changed outside
    aws_instance.web[0]  changed outside (image)

outputs
    url: "a" → "b"
`);
});

test("verbose text shows what changes in each", () => {
  const text = PLAN_WRITERS.text(VIEW, { style: PLAIN, isVerbose: true });
  expect(text).toContain(`-/+ aws_instance.web[0, 1] ×2  ami cannot be changed in place
      ami "ami-1" → "ami-2"  (forces replacement)
      decided at apply: arn
`);
  expect(text).toContain(`  ~ aws_instance.job
      user_data changed:
          #!/bin/sh
        - install web-1
        + install web-2
`);
});

test("colours say nothing that the text does not", () => {
  const coloured = PLAN_WRITERS.text(VIEW, { style: styleFor({}, true, {}) });
  expect(coloured).toContain("\u001b[");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what colours are made of
  expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(PLAN_WRITERS.text(VIEW, { style: PLAIN }));
});

test("nothing to do is said", () => {
  expect(PLAN_WRITERS.text(viewOf([]), { style: PLAIN })).toBe("No changes\n");
});

test("json is the view", () => {
  expect(JSON.parse(PLAN_WRITERS.json(VIEW, { style: PLAIN }))).toEqual(VIEW);
});

describe("what stands in a plan cannot speak for itself", () => {
  const nasty =
    "\u001b[31m</code></pre><script>alert(1)</script>`````\n@everyone [x](javascript:a) <img src=x onerror=a> https://x.example www.x.example #1 \u202e\u200f\u061c|";
  const view = viewOf(
    [
      changeOf(
        "aws_instance.web",
        ["update"],
        { tags: { [nasty]: "a" }, user_data: `${nasty}\na` },
        { tags: { [nasty]: nasty }, user_data: `${nasty}\nb` },
      ),
      {
        ...changeOf("aws_instance.x", ["delete"], {}, null),
        address: `aws_instance.x["${nasty}"]`,
        action_reason: nasty,
      },
    ],
    {
      output_changes: { [nasty]: { actions: ["update"], before: "a", after: nasty } },
      checks: [{ address: { kind: "check", to_display: nasty }, status: "fail", instances: [] }],
      deferred_changes: [{ reason: nasty, resource_change: { address: nasty } }],
      timestamp: nasty,
      terraform_version: nasty,
    },
  );

  const WRITING = (isVerbose: boolean) => ({ style: PLAIN, isVerbose, provenance: nasty });
  test.each(["text", "markdown"] as const)("43: no control characters in %s", (format) => {
    for (const verbose of [false, true])
      expect(PLAN_WRITERS[format](view, WRITING(verbose))).not.toMatch(
        /[^\P{Control}\n]|[\u202e\u200f\u061c]/u,
      );
  });

  test("43: no tags but ours in html, no script, and a policy that allows none", () => {
    const page = PLAN_WRITERS.html(view, WRITING(true));
    expect(page).not.toMatch(/<script|<img|[^\P{Control}\n]|[\u202e\u200f\u061c]/u);
    expect(page).toContain("&lt;script&gt;");
    expect(page).toMatch(
      /Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-[\w+/=]+&#39;;/,
    );
    expect(page).not.toMatch(/ on\w+=(?!a&gt;)/);
  });

  test("43: no markup, mention or link in markdown outside of code", () => {
    const text = PLAN_WRITERS.markdown(view, WRITING(true));
    const plain = withoutCode(text);
    expect(plain).not.toMatch(/(?<!\\)<(?!\/?(?:details|summary|code)>)/);
    expect(plain).not.toContain("@everyone");
    expect(plain).not.toMatch(/(?<!\\)\]\(/);
    // As it is shown: what looks for mentions, issues and addresses does so afterwards.
    const shown = plain.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
    expect(shown).not.toMatch(/@\w|#\d|:\/\/|www\./);
  });
});

/** Fenced blocks and code spans taken out as CommonMark reads them. */
function withoutCode(text: string): string {
  return text
    .replace(/^(`{3,})[^`\n]*\n[\s\S]*?\n\1$/gm, "")
    .replace(/(?<![`\\])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, "");
}

test("32: twelve thousand changes: markdown stays within a comment of GitHub and says what it leaves out", () => {
  const changes = Array.from({ length: 12_000 }, (_, index) =>
    changeOf(
      `aws_instance.machine_number_${index}`,
      ["update"],
      { instance_type: "a" },
      { instance_type: `b${index}` },
    ),
  );
  const text = PLAN_WRITERS.markdown(
    viewOf([...changes, changeOf("aws_db_instance.main", ["delete"], { id: "x" }, null)]),
    { style: PLAIN },
  );
  expect(text.length).toBeLessThanOrEqual(65_536);
  expect(text).toContain("12000 to update in place");
  expect(text).toContain("`aws_db_instance.main`");
  expect(text).toMatch(/\d+ lines more did not fit into a comment\./);
});

test("32: twelve thousand equal changes are a line of text", () => {
  const changes = Array.from({ length: 12_000 }, (_, index) => replaced(index));
  const text = PLAN_WRITERS.text(viewOf(changes), { style: PLAIN });
  expect(text).toContain("aws_instance.web[0..11999] ×12000");
  expect(text.split("\n").length).toBeLessThan(10);
});

test("12: workspace, state and tool stand above the plan in every format for people", () => {
  const provenance = "workspace prod · state s3 (bucket states) · OpenTofu 1.6.2";
  for (const format of ["text", "markdown", "html"] as const)
    expect(PLAN_WRITERS[format](VIEW, { style: PLAIN, provenance })).toContain(provenance);
});

describe.skipIf(noRecordings)("recorded plans", () => {
  const views = (noRecordings ? [] : recordedPlans()).flatMap(({ name, json }) => {
    const read = viewPlan(json);
    return "view" in read ? [{ name, view: read.view }] : [];
  });

  test.each(Object.keys(PLAN_WRITERS) as (keyof typeof PLAN_WRITERS)[])("%s shows every group", (format) => {
    for (const { name, view } of views) {
      const text = PLAN_WRITERS[format](view, { style: PLAIN, isVerbose: true });
      expect(text.endsWith("\n"), name).toBe(true);
      if (format === "markdown") expect(text.length, name).toBeLessThanOrEqual(65_536);
      for (const { block } of view.groups)
        expect(text.includes(block.split(".").at(-1) ?? ""), `${name}: ${block}`).toBe(true);
    }
  });
});

test("31: a plan that only the stream tells of is shown in every format, and says what is missing", () => {
  const event = { v: 1, seq: 1, at: "2026-01-01T00:00:00Z" };
  const address = 'x.y["```<b>\u001b"]';
  const view = streamView(
    [
      { ...event, type: "planned_change", address, action: "replace", reason: "cannot_update" },
      { ...event, type: "outputs", outputs: { url: { sensitive: false, action: "update" } } },
    ],
    { changes: true },
  );
  for (const format of ["text", "markdown", "html"] as const) {
    const text = PLAN_WRITERS[format](view, { style: PLAIN });
    expect(text).toContain("url: changed");
    expect(text).toContain("in which order is not known");
    expect(text).toContain("The worse is shown");
    expect(text).not.toMatch(/[^\P{Control}\n]/u);
  }
  expect(PLAN_WRITERS.html(view, { style: PLAIN })).not.toContain("<b>");
  expect(JSON.parse(PLAN_WRITERS.json(view, { style: PLAIN }))).toMatchObject({
    version: 1,
    fromStream: true,
  });
});
