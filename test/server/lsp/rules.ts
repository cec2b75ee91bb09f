import type { Finding, FixPromise, TerraformRule } from "../../../server/src/rules/rule.ts";
import { attribute } from "../../../server/src/syntax/body.ts";
import type { Resource, TerraformModule } from "../../../server/src/terraform/module.ts";

/** A rule for tests: looks at every resource. */
export function testRule(
  id: string,
  fix: FixPromise,
  checkResource: (resource: Resource, module: TerraformModule) => Finding | undefined,
): TerraformRule {
  return {
    id,
    dialect: "terraform",
    category: "replacement",
    severity: "warning",
    since: "0.0.0",
    fix,
    docs: {
      title: `Title of ${id}`,
      reason: "It does.",
      why: "Why it is\na finding.\n\nWhat to do instead.",
      bad: "",
      good: "",
      exceptions: [],
      links: [],
    },
    *check(module) {
      for (const resource of module.resources()) {
        const finding = checkResource(resource, module);
        if (finding) yield finding;
      }
    },
  };
}

/** `old = ...` should be `new = ...`, which changes nothing that runs. One pass lets `older` become `old` first. */
export const renamed = testRule("test-renamed", "safe", (resource) => {
  const found = attribute(resource.body, "older") ?? attribute(resource.body, "old");
  if (!found) return undefined;
  const name = found.name === "older" ? "old" : "new";
  return {
    at: { piece: found.piece, range: found.nameRange },
    subject: resource,
    message: `${found.name} is now ${name}`,
    tags: ["deprecated"],
    related: [{ at: resource.header, message: "In this block" }],
    fixes: [
      {
        title: `Rename it to ${name}`,
        safe: true,
        effect: "no change",
        edits: () => [{ piece: found.piece, range: found.nameRange, newText: name }],
      },
    ],
  };
});

/** `script = ...` should be in a file of its own. */
export const extracted = testRule("test-extracted", "ask", (resource) => {
  const found = attribute(resource.body, "script");
  if (found?.expression.kind !== "literal") return undefined;
  const file = `${resource.name}.sh`;
  return {
    at: found,
    subject: resource,
    message: "The script stands in the middle of the configuration",
    fixes: [
      {
        title: "Move it to a file",
        safe: false,
        effect: "replaces",
        edits: () => [
          { piece: found.piece, range: found.expression.range, newText: `file("${file}")` },
          { newFile: file, text: "echo\n" },
        ],
      },
    ],
  };
});

export const throwing = testRule("test-throwing", "none", () => {
  throw new Error("the rule is broken");
});
