import type { PlanFacts } from "../../client/src/plan/page-messages.ts";
import type { PlanView, SourcePlace } from "../../protocol/src/plan-view.ts";
import { viewPlan } from "../../server/src/plan/view.ts";
import { changeOf, planOf } from "./plans.ts";

/** The view of a plan with these changes of resources. */
export function viewOf(changes: readonly object[], rest: object = {}): PlanView {
  const read = viewPlan(planOf(changes, rest));
  if (!("view" in read)) throw new Error(read.problem);
  return read.view;
}

/** Where a plan of tests comes from. */
export const FACTS: PlanFacts = {
  plan: "20260102T030405-00000001",
  root: "/work/live/web",
  provenance: [
    { label: "Root module", text: "live/web", detail: "/work/live/web" },
    { label: "Workspace", text: "default" },
    { label: "Engine", text: "OpenTofu 1.6.2", detail: "/usr/bin/tofu" },
    { label: "Commit", text: "a1b2c3d with changes that are in no commit" },
  ],
  made: undefined,
  notice: undefined,
  isOutdated: false,
};

/** What no page may show. */
export const SECRET = "correct horse battery staple";
/** An address that would be markup, a link or another order of letters to somebody who does not take it as text. */
export const HOSTILE =
  'aws_eip.x["<img src=x onerror=alert(1)> [a](command:workbench.action.quit) \u202egpj.exe"]';

const PLAIN_SCRIPT = (version: string): string =>
  Buffer.from(
    `#!/bin/sh\nset -e\napt-get update\napt-get install -y nginx\ninstall web-${version}\nsystemctl restart web\nexit 0\n`,
  ).toString("base64");
const POLICY = (action: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: [action], Resource: "*" }],
  });

/** A plan with some of everything that a plan can hold. */
export function everythingView(): PlanView {
  const web = (index: number): object =>
    changeOf(
      `aws_instance.web[${index}]`,
      ["delete", "create"],
      { ami: "ami-0a11ce0a11ce0a11c", arn: "a", instance_type: "t3.small" },
      { ami: "ami-0b0bb0b0b0bb0b0b0", instance_type: "t3.small" },
      {
        action_reason: "replace_because_cannot_update",
        change: {
          replace_paths: [["ami"]],
          after_unknown: { arn: true, id: true, private_ip: true, public_dns: true },
        },
      },
    );
  const changes = [
    ...Array.from({ length: 10 }, (_, index) => web(index)),
    changeOf("aws_db_instance.main", ["delete"], { id: "db", password: SECRET }, null, {
      action_reason: "delete_because_no_resource_config",
      change: { before_sensitive: { password: true } },
    }),
    changeOf(
      "module.api.aws_instance.job",
      ["update"],
      { user_data: PLAIN_SCRIPT("1.4.2"), tags: { Name: "job", Team: "web" }, instance_type: "t3.small" },
      { user_data: PLAIN_SCRIPT("1.5.0"), tags: { Name: "job-2", Team: "web" }, instance_type: "t3.large" },
      { module_address: "module.api" },
    ),
    changeOf(
      "aws_iam_role.web",
      ["update"],
      { assume_role_policy: POLICY("s3:GetObject"), description: "what the web servers of the shop may do" },
      { assume_role_policy: POLICY("s3:*"), description: "what the web servers of the new shop may do" },
    ),
    changeOf(
      "aws_ssm_parameter.key",
      ["update"],
      { value: SECRET, tier: "Standard" },
      { value: `${SECRET} again`, tier: "Advanced" },
      { change: { before_sensitive: { value: true }, after_sensitive: { value: true } } },
    ),
    changeOf(
      "aws_launch_template.web",
      ["create", "delete"],
      { name_prefix: "web-", image_id: "ami-0a11ce0a11ce0a11c" },
      { name_prefix: "shop-", image_id: "ami-0b0bb0b0b0bb0b0b0" },
      { action_reason: "replace_because_cannot_update", change: { replace_paths: [["name_prefix"]] } },
    ),
    changeOf("aws_instance.old", ["forget"], { ami: "ami-1" }, null),
    changeOf("aws_s3_bucket.assets", ["create"], null, { bucket: "assets", force_destroy: false }),
    changeOf(HOSTILE.replaceAll('"', '"'), ["create"], null, { domain: "vpc" }),
    changeOf(
      "aws_eip.web",
      ["no-op"],
      { id: "eip-1" },
      { id: "eip-1" },
      { change: { importing: { id: "eipalloc-12" } } },
    ),
    changeOf("aws_subnet.a", ["no-op"], { id: "s" }, { id: "s" }, { previous_address: "aws_subnet.first" }),
    changeOf(
      "data.aws_ami.base",
      ["read"],
      null,
      { name: "base" },
      { mode: "data", action_reason: "read_because_config_unknown" },
    ),
    changeOf("aws_instance.canary", ["delete"], { ami: "ami-0" }, null, { deposed: "c0ffee01" }),
  ];
  return withSomePlaces(
    viewOf(changes, {
      timestamp: "2026-01-02T03:04:05Z",
      output_changes: {
        url: { actions: ["update"], before: "https://a.example", after: "https://b.example" },
        token: {
          actions: ["update"],
          before: SECRET,
          after: "x",
          before_sensitive: true,
          after_sensitive: true,
        },
      },
      resource_drift: [
        changeOf("aws_autoscaling_group.web", ["update"], { desired_capacity: 2 }, { desired_capacity: 5 }),
      ],
      checks: [
        {
          address: { kind: "check", to_display: "check.health", name: "health" },
          status: "fail",
          instances: [
            {
              address: { to_display: "check.health" },
              status: "fail",
              problems: [{ message: "The site answers 503." }],
            },
          ],
        },
      ],
    }),
  );
}

function withSomePlaces(view: PlanView): PlanView {
  const at = (line: number): SourcePlace => ({
    file: "main.tf",
    range: { start: { line, character: 2 }, end: { line, character: 12 } },
  });
  const changes = view.changes.map((change, index) => ({
    ...change,
    source: at(10 * index),
    why: {
      ...change.why,
      forcedBy: change.why.forcedBy.map((one) => ({ ...one, source: at(10 * index + 2) })),
    },
  }));
  return { ...view, changes };
}

/** A plan with so many changes, all of them different: each of its own block, with an image, a boot script and tags. */
export function largeView(count: number): PlanView {
  const changes = Array.from({ length: count }, (_, index) => {
    const type = ["aws_instance", "aws_eip", "aws_route53_record", "google_compute_instance"][index % 4];
    const actions =
      [["update"], ["create"], ["delete", "create"], ["delete"]][Math.floor(index / 4) % 4] ?? [];
    const isMade = actions[0] === "create";
    const isGone = actions.length === 1 && actions[0] === "delete";
    const side = (version: string): object => ({
      name: `thing-${index}`,
      image: `image-${version}-${index}`,
      user_data: `#!/bin/sh\necho ${version}\nrun ${index}\n`,
      tags: { Name: `thing ${index}`, Version: version },
    });
    return changeOf(
      `${type}.thing_${index}`,
      actions,
      isMade ? null : side("1"),
      isGone ? null : side("2"),
      actions.length === 2
        ? {
            action_reason: "replace_because_cannot_update",
            change: { replace_paths: [["image"]], after_unknown: { id: true, arn: true } },
          }
        : {},
    );
  });
  return withSomePlaces(viewOf(changes));
}
