import { firstOf } from "../../../protocol/src/plan-lookups.ts";
import { isImageIdPath } from "../knowledge/resource-roles.ts";
import type { PlanRule } from "./rule.ts";
import { attributesOf, groupFinding, planGroups } from "./shared/plan-groups.ts";

export const imageNotFromLedger: PlanRule = {
  id: "image-not-from-ledger",
  dialect: "plan",
  category: "image",
  severity: "warning",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "The plan uses an image that was not baked here",
    reason: "What nobody has a record of cannot be traced to its code, nor be made again.",
    why: `Where \`.rebake/images\` holds a file for each bake, every image that serves should be in it: then it is known what went
into it, who baked it and which one came before. An image that is not there was made by hand, copied from somewhere or
comes from a bake that nobody wrote down. Bake it, or commit the record of its bake.`,
    bad: {
      "plan.json": `{
  "format_version": "1.2",
  "resource_changes": [
    {
      "address": "aws_launch_template.web",
      "type": "aws_launch_template",
      "change": { "actions": ["update"], "before": { "image_id": "ami-1" }, "after": { "image_id": "ami-3" } }
    }
  ]
}
`,
      ".rebake/images/web/20260102T100000Z-1.json": `{ "image": "ami-2" }
`,
    },
    good: {
      "plan.json": `{
  "format_version": "1.2",
  "resource_changes": [
    {
      "address": "aws_launch_template.web",
      "type": "aws_launch_template",
      "change": { "actions": ["update"], "before": { "image_id": "ami-1" }, "after": { "image_id": "ami-2" } }
    }
  ]
}
`,
      ".rebake/images/web/20260102T100000Z-1.json": `{ "image": "ami-2" }
`,
    },
    exceptions: [
      "There is no `.rebake/images` in the repository.",
      "The image is known only at apply, or stays as it is.",
      "The machine gets its image from a template: then the template is asked.",
    ],
    links: [
      {
        title: "Terraform: JSON output format, change representation",
        url: "https://developer.hashicorp.com/terraform/internals/json-format#change-representation",
      },
    ],
  },
  *check({ view, ledger }) {
    if (!ledger) return;
    const kinds = ["create", "update", "replace-create-first", "replace-destroy-first"] as const;
    for (const group of planGroups(view, kinds)) {
      const type = firstOf(view, group)?.type ?? "";
      const images = new Set<string>();
      for (const { path, after } of attributesOf(view, group)) {
        if (!isImageIdPath(type, path) || after.kind !== "known" || after.cut !== undefined) continue;
        const image: unknown = JSON.parse(after.text);
        if (typeof image === "string" && !ledger.has(image)) images.add(image);
      }
      for (const image of images)
        yield groupFinding(
          view,
          group,
          `${group.title} would be made from ${image}, of which .rebake/images has no record`,
        );
    }
  },
};
