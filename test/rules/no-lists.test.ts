import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isCloud } from "../../server/src/knowledge/packer-builders.ts";

/**
 * Which types are machines, groups or databases is knowledge, and has one home: server/src/knowledge. A rule that lists
 * types of its own would forget those the next one knows.
 */
const RULES = join(import.meta.dirname, "../../server/src/rules");
const MOST_TYPES = 2;

const files = readdirSync(RULES, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);

test("no rule has a list of resource types or builders of its own", () => {
  const found = files.flatMap((file) =>
    listsIn(readFileSync(join(RULES, file), "utf8")).map((types) => `${file}: ${types}`),
  );
  expect(found).toEqual([]);
});

test.each([
  ["an array", `const a = ["aws_instance", "google_compute_instance", "hcloud_server"];`],
  ["a table", `const a = { aws_instance: 1, google_compute_instance: f(2), "hcloud_server": {} };`],
  ["arguments", `module.resources("aws_instance", "google_compute_instance", "hcloud_server");`],
  ["cases", `switch (x) { case "aws_instance": case "google_compute_instance": case "hcloud_server": }`],
  ["a pattern", "const a = /^(?:aws_instance|google_compute_instance|hcloud_server)$/;"],
  ["builders", `const a = new Set(["amazon-ebs", "azure-arm", "googlecompute"]);`],
])("%s is seen", (_form, code) => {
  expect(listsIn(code)).toHaveLength(1);
});

test("two types, and types in explanations and examples, are none", () => {
  expect(listsIn(`const a = ["aws_instance", "google_compute_instance", "name"];`)).toEqual([]);
  expect(
    listsIn(`{\n  docs: {\n    why: "aws_instance google_compute_instance hcloud_server",\n  },\n  x: 1,\n}`),
  ).toEqual([]);
  expect(listsIn(`[f("aws_instance"), f("google_compute_instance"), f("hcloud_server")]`)).toEqual([]);
});

/** What stands between a pair of brackets, without what stands in brackets within, and names several types. */
function listsIn(source: string): string[] {
  const code = source
    .replace(/^ {2}docs: \{\n[\s\S]*?\n {2}\},\n/m, "")
    .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const open: string[] = [""];
  const groups: string[] = [];
  for (const character of code) {
    if ("([{".includes(character)) open.push("");
    else if (")]}".includes(character)) groups.push(open.pop() ?? "");
    else open[open.length - 1] += character;
  }
  return [...groups, ...open].flatMap((group) => {
    const types = new Set(group.match(/[\w-]+/g)?.filter(isType));
    return types.size > MOST_TYPES ? [[...types].join(", ")] : [];
  });
}

function isType(word: string): boolean {
  return PROVIDER_TYPE.test(word) || isCloud(word);
}

const PROVIDER_TYPE =
  /^(?:alicloud|aws|azurerm|digitalocean|docker|exoscale|google|hcloud|helm|ibm|kubernetes|libvirt|linode|ncloud|oci|openstack|proxmox|scaleway|tencentcloud|upcloud|vsphere|vultr|yandex)_[a-z0-9_]+$/;
