import { beforeAll, expect, test } from "vitest";
import { Folder } from "../../../server/src/folder.ts";
import { FolderSet } from "../../../server/src/folder-set.ts";
import { type Path, readPath, shownPath } from "../../../server/src/plan/paths.ts";
import { withPlaces } from "../../../server/src/plan/places.ts";
import { viewPlan } from "../../../server/src/plan/view.ts";
import { ModulePlanSources } from "../../../server/src/plan-sources.ts";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import { dialectOf, folderOf } from "../../../server/src/syntax/names.ts";
import { readSourceText } from "../../../server/src/syntax/read.ts";
import type { SourceFile } from "../../../server/src/syntax/source-file.ts";
import { engine, type Texts } from "../../support/analysis.ts";
import { changeOf, planOf } from "../../support/plans.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

const TEXTS: Texts = {
  "live/main.tf": `module "a" {
  source   = "../web"
  for_each = toset(["x", "y"])
}

module "fetched" {
  source = "registry.example/x/y"
}

removed {
  from = aws_instance.old
  lifecycle {
    destroy = false
  }
}

output "url" {
  value = 1
}
`,
  "web/web.tf": `resource "aws_instance" "web" {
  count = 2
  ami   = var.image
  tags = {
    Name = "web"
  }

  ebs_block_device {
    device_name = "a"
  }
  ebs_block_device {
    device_name = "b"
    volume_size = 3
  }

  dynamic "network_interface" {
    for_each = var.networks
    content {
      device_index = 0
    }
  }
}

variable "image" {}
variable "networks" {}

data "aws_ami" "base" {
  name_regex = "x"
}
`,
};

function sources(): ModulePlanSources {
  const files = new Map<string, SourceFile[]>();
  for (const [name, text] of Object.entries(TEXTS)) {
    const path = `/w/${name}`;
    const dialect = dialectOf(path);
    if (!dialect) throw new Error(`${name} is no file of ours`);
    files.set(folderOf(path), [readSourceText(hcl, path, dialect, text)]);
  }
  const folders = new Map([...files].map(([directory, list]) => [directory, new Folder(directory, list)]));
  return new ModulePlanSources(new FolderSet({ folders }), "/w/live");
}

const WEB = 'module.a["x.y"].aws_instance.web[1]';

function written(place: ReturnType<ModulePlanSources["block"]>): string | undefined {
  if (!place) return undefined;
  const { start, end } = place.range;
  const text =
    TEXTS[place.file.replace(/^\.\.\//, place.file.startsWith("..") ? "" : "live/")] ??
    TEXTS[`live/${place.file}`] ??
    "";
  const lines = text.split("\n").slice(start.line, end.line + 1);
  const last = lines.at(-1) ?? "";
  const cut = [...lines.slice(0, -1), last.slice(0, end.character)].join("\n");
  return `${place.file}: ${cut.slice(start.character)}`;
}

test.each([
  [WEB, '../web/web.tf: resource "aws_instance" "web"'],
  ['module.a["x"].data.aws_ami.base', '../web/web.tf: data "aws_ami" "base"'],
  ["module.fetched.aws_instance.web", 'main.tf: module "fetched"'],
  ["module.gone.aws_instance.web", undefined],
  ["aws_instance.old", "main.tf: removed"],
  ["aws_instance.none", undefined],
  ["output.url", 'main.tf: output "url"'],
])("the block of %s", (address, place) => {
  expect(written(sources().block(address))).toBe(place);
});

test.each([
  [["ami"], "../web/web.tf: ami   = var.image"],
  [["tags", "Name"], '../web/web.tf: Name = "web"'],
  [["tags", "Other"], '../web/web.tf: tags = {\n    Name = "web"\n  }'],
  [["ebs_block_device", 1, "volume_size"], "../web/web.tf: volume_size = 3"],
  [["ebs_block_device", 0, "volume_size"], "../web/web.tf: ebs_block_device"],
  [["network_interface", 0, "device_index"], '../web/web.tf: dynamic "network_interface"'],
  [["arn"], undefined],
])("the attribute at %j", (path, place) => {
  expect(written(sources().attribute(WEB, path))).toBe(place);
});

test("the view says where the reason of a replacement is written", () => {
  const read = viewPlan(
    planOf([
      changeOf(
        WEB,
        ["delete", "create"],
        { ami: "a" },
        { ami: "b" },
        { change: { replace_paths: [["ami"]] } },
      ),
    ]),
  );
  if (!("view" in read)) throw new Error(read.problem);
  const { changes, diffs } = withPlaces(read.view, sources());
  const [change] = changes;
  expect(change?.source).toMatchObject({
    file: "../web/web.tf",
    range: { start: { line: 0, character: 0 } },
  });
  expect(change?.why.forcedBy).toMatchObject([
    { path: "ami", source: { file: "../web/web.tf", range: { start: { line: 2, character: 2 } } } },
  ]);
  expect(diffs[0]?.attributes[0]).toMatchObject({ path: "ami", source: { file: "../web/web.tf" } });
});

test.each<[Path]>([
  [["tags", "Name"]],
  [["ingress", 0, "cidr_blocks", 12]],
  [["tags", "weird key", 'q"uote', "a.b[0]"]],
])("the path %j is read as it is shown", (path) => {
  expect(readPath(shownPath(path))).toEqual(path);
});
