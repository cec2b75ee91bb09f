import { describe, expect, test } from "vitest";
import { terminalPage } from "../../cli/src/output/page.ts";
import { PLAIN } from "../../cli/src/output/style.ts";
import { rulePage } from "../../server/src/rule-page.ts";
import type { Rule } from "../../server/src/rules/rule.ts";
import { EVERY_RULE as RULES } from "../../server/src/suppression-rules.ts";
import { rebake } from "./support.ts";

const run = (...args: string[]) => rebake(import.meta.dirname, args);

describe("rebake rules", () => {
  test("lists every rule in a line, with category, severity, fix and title", async () => {
    const { stdout, exitCode } = await run("rules");
    expect(exitCode).toBe(0);
    const lines = stdout.split("\n");
    for (const rule of RULES) {
      const line = lines.find((one) => one.startsWith(`${rule.id} `));
      for (const part of [rule.category, rule.severity, rule.docs.title]) expect(line).toContain(part);
      expect(line?.includes("(off)")).toBe(rule.optIn === true);
    }
    expect(stdout).toContain(`${RULES.length} rules`);
    expect(stdout).not.toContain("\u001b[");
  });

  test("--format json lists the same for programs", async () => {
    const { stdout } = await run("rules", "--format=json");
    const { version, rules } = JSON.parse(stdout);
    expect(version).toBe(1);
    expect(rules.map((rule: { id: string }) => rule.id)).toEqual(RULES.map((rule) => rule.id));
    expect(rules[0]).toEqual({
      id: "ssh-ingress-public",
      category: "access",
      severity: "error",
      fix: "ask",
      optIn: false,
      dialect: "terraform",
      since: "0.1.0",
      title: "SSH is open to the whole internet",
      reason: expect.any(String),
      options: [
        { name: "ports", type: "numbers", default: [22], description: expect.stringContaining("SSH") },
      ],
    });
  });
});

describe("rebake explain", () => {
  test("prints the page, plain when nobody's terminal reads it", async () => {
    const { stdout, exitCode } = await run("explain", "remote-exec");
    const rule = RULES.find((one) => one.id === "remote-exec") as Rule;
    expect(exitCode).toBe(0);
    expect(`${stdout}\n`).toBe(terminalPage(rulePage(rule), 80, PLAIN));
  });

  test.each(RULES.map((rule) => [rule.id, rule] as const))("%s fits a terminal", (_id, rule) => {
    const page = terminalPage(rulePage(rule), 80, PLAIN);
    expect(page.split("\n")[0]).toBe(rule.docs.title);
    expect(page).not.toMatch(/\*\*|```|^#|\]\(http/m);
    const prose = page.split("\n").filter((line) => !/^ {4}|https:|^\S{80,}$/.test(line));
    for (const line of prose) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  test("has colours when asked for, or in a terminal", async () => {
    expect((await run("explain", "remote-exec", "--color")).stdout).toContain("\u001b[1m");
  });
});

describe("a clear message on stderr and exit 1", () => {
  test.each([
    [["explain"], '"rebake explain" takes the id of one rule'],
    [["explain", "remote-exec", "file-provisioner"], '"rebake explain" takes the id of one rule'],
    [["explain", "remote-exek"], 'there is no rule "remote-exek". Did you mean remote-exec?'],
    [["explain", "remote_exec"], "Did you mean remote-exec?"],
    [["explain", "zzzzzzzz"], 'there is no rule "zzzzzzzz". "rebake rules" lists them'],
    [["explain", "remote-exec", "--format=json"], "Unknown option '--format'"],
    [["rules", "--format=xml"], '--format of "rebake rules" is text or json, not "xml"'],
    [["rules", "remote-exec"], '"rebake explain remote-exec" is about one'],
  ])("%j", async (args, message) => {
    const { exitCode, stderr, stdout } = await run(...args);
    expect(stderr).toContain(message);
    expect(stdout).toBe("");
    expect(exitCode).toBe(1);
  });
});

test.each(["check", "fix", "rules", "explain"])("rebake %s --help says what there is", async (command) => {
  const { stdout, exitCode } = await run(command, "--help");
  expect(stdout).toMatch(new RegExp(`^rebake ${command}`));
  expect(exitCode).toBe(0);
});
