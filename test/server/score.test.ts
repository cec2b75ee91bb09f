import { beforeAll, describe, expect, test } from "vitest";
import { lintFolder } from "../../server/src/lint.ts";
import { RULES } from "../../server/src/rules/index.ts";
import { addTallies, EMPTY_TALLY, scoreOf, type Tally, tallyOf } from "../../server/src/score.ts";
import type { HclEngine } from "../../server/src/syntax/hcl/engine.ts";
import { engine, folderOf, type Texts } from "../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

function tally(texts: Texts, ...ids: readonly string[]): Tally {
  const folder = folderOf(hcl, texts);
  const rules = RULES.filter((rule) => ids.includes(rule.id));
  const findings = lintFolder(folder, rules, {
    onRuleFailure: (_rule, _folder, error) => {
      throw error;
    },
  });
  return tallyOf(folder, findings);
}

const MACHINE = (name: string, inside = "") =>
  `resource "aws_instance" "${name}" {\n  ami = "ami-1"\n${inside}}\n`;
const COMMANDS = '  provisioner "remote-exec" {\n    inline = ["id"]\n  }\n';
const SCRIPT = '  user_data = file("boot.sh")\n';
const VPC = 'resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n';

describe("a folder's score", () => {
  test("is 100 where nothing is found", () => {
    expect(scoreOf(tally({ "main.tf": MACHINE("a") }, "remote-exec"))).toBe(100);
  });

  test("is none where there is nothing that can be judged", () => {
    expect(scoreOf(tally({ "main.tf": VPC }, "remote-exec"))).toBeUndefined();
    expect(scoreOf(EMPTY_TALLY)).toBeUndefined();
  });

  test("is 0 where every block has an error", () => {
    expect(scoreOf(tally({ "main.tf": MACHINE("a", COMMANDS) }, "remote-exec"))).toBe(0);
  });

  test("does not get better by blocks that decide nothing", () => {
    const texts = { "main.tf": MACHINE("a", COMMANDS) + MACHINE("b") };
    expect(scoreOf(tally(texts, "remote-exec"))).toBe(50);
    expect(scoreOf(tally({ ...texts, "net.tf": VPC }, "remote-exec"))).toBe(50);
  });

  test("counts a block once, by its most severe finding", () => {
    const both = tally(
      { "main.tf": MACHINE("a", COMMANDS + COMMANDS + SCRIPT) },
      "remote-exec",
      "user-data-not-replacing",
    );
    expect(both).toEqual({ judged: 1, lost: 100, lostBy: { provisioning: 100, replacement: 50 } });
    expect(scoreOf(both, "replacement")).toBe(50);
    expect(scoreOf(both, "access")).toBe(100);
  });

  test("is the same however many times as big the workspace is", () => {
    const one = MACHINE("a", COMMANDS) + MACHINE("b") + MACHINE("c");
    const many = Array.from({ length: 30 }, (_, index) =>
      one.replace(/"([abc])"/g, (_all, name) => `"${name}${index}"`),
    ).join("");
    const expected = scoreOf(tally({ "main.tf": one }, "remote-exec"));
    expect(expected).toBe(66);
    expect(scoreOf(tally({ "main.tf": many }, "remote-exec"))).toBe(expected);
  });

  test("also counts a block of another kind once something is found in it", () => {
    const lookup = 'data "aws_ami" "x" {\n  most_recent = true\n  owners = ["self"]\n}\n';
    const used = MACHINE("a").replace('"ami-1"', "data.aws_ami.x.id");
    const { judged } = tally({ "main.tf": MACHINE("b") + lookup + used }, "most-recent-lookup");
    expect(judged).toBe(3);
  });

  test("is below 100 as soon as anything counts, however big the folder", () => {
    expect(scoreOf({ judged: 100_000, lost: 20, lostBy: { state: 20 } })).toBe(99);
  });

  test("counts images of Packer", () => {
    const text = 'source "amazon-ebs" "web" {\n}\n\nbuild {\n  sources = ["source.amazon-ebs.web"]\n}\n';
    expect(tally({ "web.pkr.hcl": text }, "manifest-missing")).toEqual({
      judged: 2,
      lost: 50,
      lostBy: { packer: 50 },
    });
  });
});

test("several folders together are judged as one", () => {
  const sum = addTallies([
    { judged: 3, lost: 100, lostBy: { access: 100 } },
    EMPTY_TALLY,
    { judged: 1, lost: 50, lostBy: { access: 20, packer: 50 } },
  ]);
  expect(sum).toEqual({ judged: 4, lost: 150, lostBy: { access: 120, packer: 50 } });
  expect(scoreOf(sum)).toBe(62);
});
