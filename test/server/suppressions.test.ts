import { beforeAll, describe, expect, test } from "vitest";
import { lintFolder } from "../../server/src/lint.ts";
import { RULES } from "../../server/src/rules/index.ts";
import { userDataNotReplacing } from "../../server/src/rules/user-data-not-replacing.ts";
import { SUPPRESSION_RULES } from "../../server/src/suppression-rules.ts";
import type { HclEngine } from "../../server/src/syntax/hcl/engine.ts";
import { applyFileEdits, engine, folderOf, lintTexts, type Texts } from "../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

const HEADER = 'resource "aws_instance" "web" {';
const REST = '\n  user_data = "x"\n}\n';
const RULE = "user-data-not-replacing";

function count(text: string): number {
  return lintTexts(hcl, { "main.tf": text }, [userDataNotReplacing]).length;
}

describe("a finding is suppressed by", () => {
  test.each([
    ["a comment on the line above", `# rebake:ignore ${RULE} replaced by hand\n${HEADER}${REST}`],
    ["a comment behind it", `${HEADER} # rebake:ignore ${RULE} replaced by hand${REST}`],
    ["a // comment", `// rebake:ignore ${RULE} replaced by hand\n${HEADER}${REST}`],
    ["a block comment", `/* rebake:ignore ${RULE} replaced by hand */\n${HEADER}${REST}`],
    [
      "a comment above other comments and blank lines",
      `# rebake:ignore ${RULE} x\n# more\n\n${HEADER}${REST}`,
    ],
    [
      "a comment above a block comment of several lines",
      `# rebake:ignore ${RULE} x\n/* more\n   of it */\n${HEADER}${REST}`,
    ],
    ["a block comment before it on its line", `/* rebake:ignore ${RULE} x */ ${HEADER}${REST}`],
    ["one for the file, anywhere in it", `${HEADER}${REST}# rebake:ignore-file ${RULE} legacy\n`],
    ["a comment without a reason", `# rebake:ignore ${RULE}\n${HEADER}${REST}`],
    [
      "a comment in a file with CRLF",
      `# rebake:ignore ${RULE} x\r\n${HEADER}${REST}`.replaceAll(/(?<!\r)\n/g, "\r\n"),
    ],
  ])("%s", (_name, text) => {
    expect(count(text)).toBe(0);
  });
});

test("a comment above a heredoc speaks for what is written in it, and for nothing behind it", () => {
  const script = (comment: string): string =>
    `${HEADER}\n  ${comment}\n  user_data = <<-EOT\n    echo EOT\n    apt-get upgrade -y\n  EOT\n}\n`;
  const boot = RULES.filter(({ id }) => id === "boot-time-upgrade" || id === "unused-suppression");
  const found = (text: string): number => lintTexts(hcl, { "main.tf": text }, boot).length;
  expect(found(script("# above"))).toBe(1);
  expect(found(script("# rebake:ignore boot-time-upgrade until the next image"))).toBe(0);
  expect(found(script("# rebake:ignore boot-time-upgrade x").replaceAll("\n", "\r\n"))).toBe(0);
  const two = script("# rebake:ignore boot-time-upgrade x") + script("# other").replace("web", "other");
  expect(found(two)).toBe(1);
});

describe("a finding is not suppressed by", () => {
  test.each([
    ["a comment for another rule", `# rebake:ignore remote-exec x\n${HEADER}${REST}`],
    ["a comment below it", `${HEADER}\n  # rebake:ignore ${RULE} x\n  user_data = "x"\n}\n`],
    ["a comment above another block", `# rebake:ignore ${RULE} x\nlocals {}\n${HEADER}${REST}`],
    ["the words in a string", `locals {\n  a = "# rebake:ignore-file ${RULE} x"\n}\n${HEADER}${REST}`],
    ["a rule whose name only begins alike", `# rebake:ignore ${RULE}-more x\n${HEADER}${REST}`],
  ])("%s", (_name, text) => {
    expect(count(text)).toBe(1);
  });
});

const OTHER = "standalone-instance";
const BODY = 'resource "aws_instance" "web" {\n  user_data = "x"\n}\n';

/** What is found with the rules about comments, as `rule | text | message`. */
function all(texts: Texts, today?: string, only?: readonly string[]) {
  const rules = RULES.filter(({ id }) => (only ?? [RULE]).includes(id));
  const found = lintFolder(folderOf(hcl, texts), [...rules, ...SUPPRESSION_RULES], {
    today,
    onRuleFailure: (_rule, _folder, error) => {
      throw error;
    },
  });
  return found;
}

function said(text: string, today?: string, only?: readonly string[]): string[] {
  return all({ "main.tf": text }, today, only).map(
    ({ rule, message, location: { range } }) =>
      `${rule.id} | ${text.slice(range.start, range.end).split("\n")[0]} | ${message}`,
  );
}

describe("several rules", () => {
  test("stand with commas between them", () => {
    expect(said(`# rebake:ignore ${RULE}, ${OTHER} both\n${BODY}`, undefined, [RULE, OTHER])).toEqual([]);
  });
});

describe("a block", () => {
  const INNER =
    'resource "aws_instance" "web" {\n  # COMMENT\n  root_block_device {\n    encrypted = false\n  }\n  user_data = "x"\n}\n';

  test("is silenced with all that is in it", () => {
    expect(count(`# rebake:ignore-block ${RULE} x\n# more\n${BODY}`)).toBe(0);
    expect(count(`${HEADER} # rebake:ignore-block ${RULE} x${REST}`)).toBe(0);
    expect(count(`/* rebake:ignore-block ${RULE} x */\n${BODY}`)).toBe(0);
  });

  test("inside another leaves the rest", () => {
    expect(count(INNER.replace("COMMENT", `rebake:ignore-block ${RULE} x`))).toBe(1);
  });

  test("must begin on the line", () => {
    expect(said(`${HEADER}\n  # rebake:ignore-block ${RULE} x\n  user_data = "x"\n}\n`)).toEqual([
      expect.stringContaining(RULE),
      `invalid-suppression | # rebake:ignore-block ${RULE} x | No block begins on the next line of code, so this speaks for nothing`,
    ]);
  });
});

describe("a suppression with a date", () => {
  const text = `# rebake:ignore ${RULE} until=2026-03-31 we move in April\n${BODY}`;

  test.each(["2026-03-30", "2026-03-31", undefined])("counts on %s", (today) => {
    expect(said(text, today)).toEqual([]);
  });

  test("ends the day after, and the finding says so", () => {
    const [finding, ...others] = said(text, "2026-04-01");
    expect(finding).toContain("(its suppression ended on 2026-03-31)");
    expect(others).toEqual([]);
  });

  test("keeps the fixes of the finding that comes back", () => {
    expect(all({ "main.tf": text }, "2026-04-01")[0]?.fixes.length).toBeGreaterThan(0);
  });

  test.each(["2026-02-30", "soon", "", "2026-4-1"])(
    "that is none (%s) is reported, and it does not end",
    (date) => {
      expect(said(`# rebake:ignore ${RULE} until=${date} why\n${BODY}`, "2099-01-01")).toEqual([
        `invalid-suppression | until=${date} | "${date}" is no date, so this does not end; write until=YYYY-MM-DD`,
      ]);
    },
  );
});

describe("a suppression that cannot be understood", () => {
  test.each([
    [
      "a rule that is not there",
      "# rebake:ignore user-data-not-replacin x",
      `invalid-suppression | user-data-not-replacin | There is no rule "user-data-not-replacin"; do you mean "${RULE}"?`,
    ],
    [
      "no rule",
      "# rebake:ignore",
      "invalid-suppression | rebake:ignore | Write rebake:ignore <rule> <reason>",
    ],
    [
      "another word",
      "# rebake:ignore-next remote-exec x",
      'invalid-suppression | rebake:ignore-next | There is no "rebake:ignore-next"; there are rebake:ignore, rebake:ignore-block and rebake:ignore-file',
    ],
  ])("%s", (_name, comment, expected) => {
    expect(said(`${comment}\nlocals {}\n`)).toEqual([expected]);
  });

  test.each([
    ["rebake:ignored x", "rebake:ignored", "rebake:ignore"],
    [`rebake:ignor ${RULE} x`, "rebake:ignor", "rebake:ignore"],
    [`rebake: ignore ${RULE} x`, "rebake: ignore", "rebake:ignore"],
    [`rebake : ignore-block ${RULE} x`, "rebake : ignore-block", "rebake:ignore-block"],
    [`Rebake:Ignore ${RULE} x`, "Rebake:Ignore", "rebake:ignore"],
    [`rebake:ignore-fil: ${RULE} x`, "rebake:ignore-fil", "rebake:ignore-file"],
    [`rebake-ignore ${RULE}`, "rebake-ignore", "rebake:ignore"],
    [`rebake ignore ${RULE}`, "rebake ignore", "rebake:ignore"],
    [`rebake:disable ${RULE}`, "rebake:disable", "rebake:ignore"],
    [`rebake:disable-file ${RULE}`, "rebake:disable-file", "rebake:ignore-file"],
    [`rebake:ignore: ${RULE}`, "rebake:ignore", "rebake:ignore"],
    [`rebake=${RULE} x`, `rebake=${RULE}`, undefined],
    ["rebake:xyzzy", "rebake:xyzzy", undefined],
  ])("is a hint when it only looks like one: %s", (comment, written, meant) => {
    const text = `# ${comment}\nlocals {}\n`;
    const [finding, ...others] = all({ "main.tf": text });
    expect(others).toEqual([]);
    expect([finding?.rule.id, finding?.severity]).toEqual(["invalid-suppression", "hint"]);
    const advice = meant ? `do you mean "${meant}"?` : "write rebake:ignore <rule> <reason>";
    expect(finding?.message).toBe(`"${written}" silences nothing; ${advice}`);
    const titles = finding?.fixes.map(({ title }) => title);
    expect(titles).toEqual([...(meant ? [`Write ${meant}`] : []), "Delete this suppression"]);
  });

  test("of another spelling is written so that it counts", () => {
    const before = { "main.tf": `# rebake: ignor ${RULE} replaced by hand\n${BODY}` };
    const mistake = all(before).find(({ rule }) => rule.id === "invalid-suppression");
    const edits = mistake?.fixes[0]?.edits();
    expect(edits && applyFileEdits(before, edits)["main.tf"]).toBe(
      `# rebake:ignore ${RULE} replaced by hand\n${BODY}`,
    );
  });

  test.each([
    "rebake ignores this folder",
    "rebake is happy with this",
    "rebake: see docs/configuration.md for what this means",
    "rebake - ignore what it says about the bastion",
    "Rebake's rule remote-exec does not fire here",
    "we rebake:ignore nothing here",
    "TODO rebake the image",
    "rebake",
    "rebake:",
    "rebakery: ignore",
  ])("is none in a sentence: %s", (comment) => {
    expect(said(`# ${comment}\nlocals {}\n`)).toEqual([]);
  });
});

describe("a suppression without a reason", () => {
  test.each([
    `# rebake:ignore ${RULE}`,
    `# rebake:ignore ${RULE} until=2099-01-01`,
    `// rebake:ignore ${RULE} reason`,
    `/* rebake:ignore ${RULE} */`,
    `# rebake:ignore-file ${RULE}`,
  ])("counts, and a hint says so: %s", (comment) => {
    expect(
      all({ "main.tf": `${comment}\n${BODY}` }).map(({ rule, severity }) => `${rule.id} ${severity}`),
    ).toEqual(["suppression-without-reason hint"]);
  });

  test("is none with one", () => {
    expect(said(`# rebake:ignore ${RULE} until=2099-01-01 replaced by hand\n${BODY}`)).toEqual([]);
    expect(said(`# rebake:ignore ${RULE} the reason is the contract\n${BODY}`)).toEqual([]);
  });

  test("can be silenced like any other", () => {
    expect(
      said(`# rebake:ignore-file suppression-without-reason generated\n# rebake:ignore ${RULE}\n${BODY}`),
    ).toEqual([]);
  });
});

describe("a suppression that silences nothing", () => {
  const clean = `# rebake:ignore ${RULE} x\nlocals {}\n`;

  test("is a hint", () => {
    expect(all({ "main.tf": clean }).map(({ rule, severity, tags }) => [rule.id, severity, tags])).toEqual([
      ["unused-suppression", "hint", ["unnecessary"]],
    ]);
  });

  test("is none when its rule has not run", () => {
    expect(said(clean, undefined, [])).toEqual([]);
  });

  test("is none in a file that cannot be read as a whole", () => {
    expect(said(`${clean}resource "a" {\n`)).toEqual([]);
  });

  test.each([
    `rebake:ignore-next ${RULE} x`,
    `rebake:ignore-block ${RULE} x`,
    `rebake:ignore ${RULE} until=soon x`,
  ])("is not reported twice when it cannot be understood: %s", (comment) => {
    const found = said(`# ${comment}\n`);
    expect(found.length).toBe(1);
    expect(found[0]).toContain("invalid-suppression");
  });

  test("can be silenced itself", () => {
    expect(said(`# rebake:ignore-file unused-suppression generated\n${clean}`)).toEqual([]);
  });

  test.each([
    ["a comment alone on its line", clean, "locals {}\n"],
    ["a comment behind code", `locals {} # rebake:ignore ${RULE} x\n`, "locals {}\n"],
    ["a comment before code", `/* rebake:ignore ${RULE} x */ locals {}\n`, "locals {}\n"],
    ["a comment at the end", `locals {}\n# rebake:ignore-file ${RULE} x`, "locals {}\n"],
    [
      "a byte order mark before it",
      `\uFEFF# rebake:ignore ${RULE} x\r\nlocals {}\r\n`,
      "\uFEFFlocals {}\r\n",
    ],
  ])("is deleted: %s", (_name, before, after) => {
    const [finding] = all({ "main.tf": before });
    const edits = finding?.fixes[0]?.edits();
    expect(finding?.fixes[0]?.safe).toBe(false);
    expect(edits && applyFileEdits({ "main.tf": before }, edits)["main.tf"]).toBe(after);
  });

  test.each([
    [`${RULE}, ${OTHER}`, OTHER],
    [`${OTHER}, ${RULE}`, OTHER],
  ])("leaves the list of %s, when another one is needed", (list, left) => {
    const before = `# rebake:ignore ${list} x\nresource "aws_instance" "web" {\n}\n`;
    const [finding] = all({ "main.tf": before }, undefined, [RULE, OTHER]);
    const edits = finding?.fixes[0]?.edits();
    expect(edits && applyFileEdits({ "main.tf": before }, edits)["main.tf"]).toBe(before.replace(list, left));
  });
});

describe("in JSON", () => {
  const json = (inner: string, outer = ""): Texts => ({
    "main.tf.json": `{${outer}\n  "resource": {"aws_instance": {"web": ${inner}}}\n}\n`,
  });
  const found = (texts: Texts) => all(texts).map(({ rule, message }) => `${rule.id} ${message}`);

  test("a finding is there without a comment", () => {
    expect(found(json('{"user_data": "x"}')).length).toBe(1);
  });

  test.each([
    ["a key in its object", json(`{"//": "rebake:ignore ${RULE} why", "user_data": "x"}`)],
    ["one of a list", json(`{"//": ["generated", "rebake:ignore ${RULE} why"], "user_data": "x"}`)],
    ["a key in an object of a list", json(`[{"//": "rebake:ignore ${RULE} why", "user_data": "x"}]`)],
    ["a key for the file", json('{"user_data": "x"}', `"//": "rebake:ignore-file ${RULE} why",`)],
    ["a key in the whole", json('{"user_data": "x"}', `"//": "rebake:ignore ${RULE} why",`)],
  ])("is silenced by %s", (_name, texts) => {
    expect(found(texts)).toEqual([]);
  });

  test("the neighbours in a list are not", () => {
    const texts = json(`[{"//": "rebake:ignore ${RULE} why", "user_data": "x"}, {"user_data": "y"}]`);
    expect(found(texts).length).toBe(1);
  });

  test("what is wrong is reported in its place", () => {
    const texts = json('{"//": "rebake:ignore remote-exek why", "ami": "x"}');
    const [finding] = all(texts);
    const text = texts["main.tf.json"] ?? "";
    expect(text.slice(finding?.location.range.start, finding?.location.range.end)).toBe("remote-exek");
  });

  test.each(["{", '{"//": }', "[[[[", '{"//": {"a": "rebake:ignore x"}}', "\0 rebake:ignore"])(
    "%s is read without an error",
    (text) => {
      expect(Array.isArray(found({ "main.tf.json": `${text} rebake:ignore` }))).toBe(true);
    },
  );
});

describe.each(SUPPRESSION_RULES.map((rule) => [rule.id, rule] as const))(
  "the page of %s",
  (id, { docs, fix }) => {
    test("has an example that is reported, and what its first fix makes of it", () => {
      const bad = { "main.tf": docs.bad as string };
      const [finding, ...others] = all(bad, undefined, ["ssh-ingress-public"]).filter(
        (one) => one.rule.id === id,
      );
      expect(others).toEqual([]);
      expect(finding).toBeDefined();
      const good = { "main.tf": docs.good as string };
      expect(all(good, undefined, ["ssh-ingress-public"]).filter((one) => one.rule.id === id)).toEqual([]);
      const edits = finding?.fixes[0]?.edits();
      if (fix !== "none") expect(edits && applyFileEdits(bad, edits)["main.tf"]).toBe(docs.good);
      expect(docs.reason).toMatch(/^[A-Z].{20,110}\.$/);
      expect(docs.why.length).toBeGreaterThan(150);
    });
  },
);
