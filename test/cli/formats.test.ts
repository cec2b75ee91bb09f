import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import type { CheckReport } from "../../protocol/src/check-report.ts";
import { REPORT_RULES, reportWorkspace } from "../support/report.ts";
import { rebake } from "./support.ts";

let path: string;
let remove: () => void;
beforeAll(() => {
  ({ path, remove } = reportWorkspace());
});
afterAll(() => remove());

const FORMATS = ["text", "json", "sarif", "junit", "github", "markdown", "html"];

/** What differs from run to run, from place to place and from release to release. */
function settled(text: string): string {
  return text
    .replaceAll(path, "/work/shop")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "2026-01-02T03:04:05.678Z")
    .replace(/(?<=>)\w+ \d+, \d{4} at [\d:]+\s[AP]M(?= UTC)/g, "January 2, 2026 at 3:04 AM")
    .replace(/"ms": \d+/, '"ms": 100')
    .replace(/time="[\d.]+"/, 'time="0.100"')
    .replace(/, \d+\.\d s$/m, ", 0.1 s")
    .replaceAll(`"${manifest.version}"`, '"1.2.3"')
    .replace(/Rebake \d+\.\d+\.\d+/g, "Rebake 1.2.3")
    .replace(/sha256-[\w+/]+=*/g, "sha256-...")
    .replace(/<(style|script)>[\s\S]*?<\/\1>/g, "<$1>...</$1>")
    .replace(
      /("help": \{\s*"text": )"(?:[^"\\]|\\.)*"(,\s*"markdown": )"(?:[^"\\]|\\.)*"/g,
      '$1"..."$2"..."',
    );
}

describe.each(FORMATS)("--format %s", (format) => {
  const args = ["check", "--rule", REPORT_RULES, "--format", format];

  test("writes the golden report, and the exit code is that of what was found", async () => {
    const { stdout, stderr, exitCode } = await rebake(path, args);
    expect(exitCode).toBe(2);
    expect(stderr).toBe("");
    await expect(`${settled(stdout)}\n`).toMatchFileSnapshot(`../fixtures/report-golden/${format}.txt`);
  });

  test("--output writes the same to a file, and the terminal gets the summary", async () => {
    const file = join(path, `report.${format}`);
    const { stdout, exitCode } = await rebake(path, [...args, "--output", `report.${format}`]);
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(
      /^4 findings \(2 errors, 2 warnings\) in 3 files, \d+\.\d s\nWritten to report\.\w+$/,
    );
    expect(settled(readFileSync(file, "utf8"))).toBe(`${settled((await rebake(path, args)).stdout)}\n`);
  });

  test("says that nothing was found, too", async () => {
    const { stdout, exitCode } = await rebake(join(path, "clean"), args);
    expect(exitCode).toBe(0);
    expect(stdout.length).toBeGreaterThan(0);
  });
});

describe("--output", () => {
  test("to a place where nothing can be written is an error", async () => {
    const { stderr, exitCode } = await rebake(path, ["check", "--output", "no/such/folder/report.txt"]);
    expect(stderr).toContain("no/such/folder/report.txt: cannot be written (ENOENT)");
    expect(exitCode).toBe(1);
  });

  test.each([
    [["check", "--output="], "--output needs the name of a file"],
    [["check", "--output=a.tf"], "--output a.tf: a file of that name is configuration"],
    [["check", "--output=a.tofu.json"], "--output a.tofu.json: a file of that name is configuration"],
    [["check", "--output=x/rebake.hcl"], "is configuration"],
    [["check", "--output=x.auto.tfvars"], "is configuration"],
    [["check", "--output=web.json"], "--output web.json: that is a template of Packer"],
    [["check", "--suppressed"], "--suppressed goes with --format sarif"],
    [["check", "--history", "x.json"], "--history goes with --format html or markdown"],
    [["check", "--format=html", "--history", "x.json"], "--history x.json: cannot be read (ENOENT)"],
    [["check", "--format=html", "--history", "web/main.tf"], "is no report of"],
    [["fix", "--output", "x"], "Unknown option '--output'"],
  ])("%j is a usage error", async (args, message) => {
    writeFileSync(join(path, "web.json"), '{"builders": [{"type": "amazon-ebs"}]}');
    const { stderr, exitCode } = await rebake(path, args);
    expect(stderr).toContain(message);
    expect(exitCode).toBe(1);
    expect(readFileSync(join(path, "web.json"), "utf8")).toContain("builders");
    rmSync(join(path, "web.json"));
  });
});

describe("earlier reports", () => {
  test("give html a trend and markdown the difference, in the order of their dates", async () => {
    const { stdout } = await rebake(path, ["check", "--format", "json"]);
    const report = JSON.parse(stdout) as CheckReport;
    const earlier = (created: string, total: number) =>
      JSON.stringify({ ...report, created, score: { ...report.score, total } });
    mkdirSync(join(path, "reports"), { recursive: true });
    writeFileSync(join(path, "reports/a.json"), earlier("2026-02-01T00:00:00.000Z", 99));
    writeFileSync(join(path, "reports/b.json"), earlier("2026-01-01T00:00:00.000Z", 3));
    const history = ["--history", "reports/a.json", "reports/b.json"];
    const page = (await rebake(path, ["check", "--format=html", ...history, "--no-color", "web"])).stdout;
    expect(page.indexOf('<th scope="row">2026-01-01</th>')).toBeGreaterThan(0);
    expect(page.indexOf('<th scope="row">2026-01-01</th>')).toBeLessThan(
      page.indexOf('<th scope="row">2026-02-01</th>'),
    );
    const comment = (await rebake(path, ["check", "--format=markdown", ...history])).stdout;
    expect(comment).toMatch(
      /^## Rebake: immutability score \d+ of 100 \(\u2212\d+ since the last report\)$/m,
    );
  });
});

test("junit tells what could not be checked", async () => {
  const { stdout, exitCode } = await rebake(path, ["check", ".", "gone", "--format=junit"]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('<error type="problem" message="gone: there is no such file or folder"/>');
});

test("markdown leads to the lines where a server shows them", async () => {
  const args = ["check", "--rule=remote-exec", "--format=markdown"];
  const none = { GITHUB_SERVER_URL: "", GITHUB_REPOSITORY: "", GITHUB_SHA: "", CI_PROJECT_URL: "" };
  const github = { GITHUB_SERVER_URL: "https://git.test", GITHUB_REPOSITORY: "o/r", GITHUB_SHA: "abc" };
  expect((await rebake(path, args, none)).stdout).toContain("[web/main.tf:21](web/main.tf#L21)");
  expect((await rebake(path, args, github)).stdout).toContain(
    "(https://git.test/o/r/blob/abc/web/main.tf#L21)",
  );
  const gitlab = { ...none, CI_PROJECT_URL: "https://git.test/o/r", CI_COMMIT_SHA: "abc" };
  expect((await rebake(path, args, gitlab)).stdout).toContain(
    "(https://git.test/o/r/-/blob/abc/web/main.tf#L21)",
  );
});

test("paths for servers are relative to the repository, those for people to where they stand", async () => {
  mkdirSync(join(path, ".git"), { recursive: true });
  const run = async (format: string) =>
    (await rebake(join(path, "web"), ["check", `--format=${format}`, "--rule=remote-exec"])).stdout;
  expect(await run("github")).toContain("::error file=web/main.tf,line=21,");
  expect(await run("sarif")).toContain('"uri": "web/main.tf"');
  expect(await run("markdown")).toContain("[main.tf:21](web/main.tf#L21)");
  expect(await run("text")).toContain("main.tf:21:3 error remote-exec");
});

describe("names that mean something to the format", () => {
  const folder = `a, b:c%<img src=x onerror=alert(1)>&"'|\u0001`;
  const run = async (format: string) =>
    (await rebake(path, ["check", folder, `--format=${format}`, "--rule=remote-exec"])).stdout;
  beforeAll(() => cpSync(join(path, "web"), join(path, folder), { recursive: true }));
  afterAll(() => rmSync(join(path, folder), { recursive: true }));

  test("github", async () => {
    expect(await run("github")).toContain(
      `::error file=a%2C b%3Ac%25<img src=x onerror=alert(1)>&"'|\u0001/main.tf,line=21,endLine=21,col=3,`,
    );
  });

  test("junit", async () => {
    const report = await run("junit");
    expect(report).toContain(
      'file="a, b:c%&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;|\ufffd/main.tf" line="21"',
    );
  });

  test("html", async () => {
    const page = await run("html");
    expect(page).not.toContain("<img");
    expect(page).toContain("&lt;img src=x onerror=alert(1)&gt;");
  });

  test("markdown", async () => {
    const comment = await run("markdown");
    expect(comment).not.toMatch(/(?<!\\)<img/);
    expect(comment).toContain("%3Cimg%20src%3Dx%20onerror%3Dalert%281%29%3E%26%22%27%7C%01/main.tf#L21)");
  });

  test("sarif", async () => {
    const { runs } = JSON.parse(await run("sarif"));
    const { uri } = runs[0].results[0].locations[0].physicalLocation.artifactLocation;
    expect(decodeURIComponent(uri)).toBe(`${folder}/main.tf`);
  });
});
