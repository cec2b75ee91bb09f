import { machinesOf, refreshIfChanged, removeMachine } from "../cloud/rollout.ts";
import { thingsOf } from "../cloud/state.ts";
import type { ObjectValue, Value } from "../provider/values.ts";
import { type Attribute, CloudError, ID, type Kind, type Lookup, TAGS } from "./kind.ts";
import { addVersion } from "./launch-template.ts";

/**
 * A few types under the names they have in AWS, with the arguments that matter here, for configurations that rules about real
 * clouds are to judge. Arguments and what they replace: the registry's documentation of hashicorp/aws 5. The group has machines
 * and replaces them, see cloud/rollout.ts; the others are kept, and do no more than that.
 */
const text = (from: Attribute["from"], more: Partial<Attribute> = {}): Attribute => ({
  type: "string",
  from,
  description: "As in AWS.",
  ...more,
});
const number = (from: Attribute["from"], more: Partial<Attribute> = {}): Attribute => ({
  ...text(from, more),
  type: "number",
});
const flag = (fallback: boolean): Attribute => ({ ...text("chosen", { fallback }), type: "bool" });
const NAMES = {
  name: text("chosen", { replaces: true }),
  name_prefix: text("optional", { replaces: true }),
};
const ARN = text("computed");

const AMI: Kind = {
  name: "aws_ami",
  description: "A machine image.",
  attributes: {
    id: ID,
    arn: ARN,
    name: text("required", { replaces: true }),
    tags: TAGS,
  },
  made: setArn,
};

const INSTANCE: Kind = {
  name: "aws_instance",
  description: "A machine.",
  attributes: {
    id: ID,
    arn: ARN,
    ami: text("required", { replaces: true }),
    instance_type: text("required"),
    user_data: text("optional", { replaces: (_before, _after, planned) => replacesOnUserData(planned) }),
    user_data_base64: text("optional", {
      replaces: (_before, _after, planned) => replacesOnUserData(planned),
    }),
    user_data_replace_on_change: flag(false),
    subnet_id: text("chosen", { fallback: "subnet-1", replaces: true }),
    key_name: text("optional", { replaces: true }),
    vpc_security_group_ids: { ...text("optional"), type: ["set", "string"] },
    tags: TAGS,
    private_ip: text("computed"),
    instance_state: text("computed"),
  },
  made: (instance) => {
    setArn(instance);
    instance.attributes.private_ip = `10.1.0.${instance.id.replace("aws_instance-", "")}`;
    instance.attributes.instance_state = "running";
  },
};

const VERSIONED = ["image_id", "instance_type", "user_data"] as const;

const LAUNCH_TEMPLATE: Kind = {
  name: "aws_launch_template",
  description: "What machines of a group are made from.",
  uniqueName: true,
  attributes: {
    id: ID,
    arn: ARN,
    ...NAMES,
    image_id: text("optional"),
    instance_type: text("optional"),
    user_data: text("optional"),
    update_default_version: flag(false),
    tags: TAGS,
    default_version: number("computed", { changesWith: VERSIONED }),
    latest_version: number("computed", { changesWith: VERSIONED }),
  },
  made: (template) => {
    setArn(template);
    addVersion(template, 1, VERSIONED);
    template.attributes.default_version = 1;
  },
  changed: (template, before) => {
    if (VERSIONED.some((name) => (template.attributes[name] ?? null) !== (before[name] ?? null)))
      addVersion(template, Number(before.latest_version) + 1, VERSIONED);
    if (template.attributes.update_default_version)
      template.attributes.default_version = template.attributes.latest_version as Value;
  },
};

const GROUP: Kind = {
  name: "aws_autoscaling_group",
  description: "Equal machines.",
  uniqueName: true,
  attributes: {
    id: ID,
    arn: ARN,
    ...NAMES,
    min_size: number("required"),
    max_size: number("required"),
    desired_capacity: number("optional"),
    health_check_type: text("chosen", { fallback: "EC2" }),
    vpc_zone_identifier: { ...text("optional"), type: ["set", "string"] },
    target_group_arns: { ...text("optional"), type: ["set", "string"] },
  },
  blocks: {
    launch_template: {
      nesting: "list",
      most: 1,
      attributes: {
        id: { ...text("required"), from: "required" },
        version: { ...text("optional"), from: "optional" },
      },
    },
    instance_refresh: {
      nesting: "list",
      most: 1,
      attributes: { strategy: { ...text("required"), from: "required" } },
    },
  },
  made: setArn,
  changed: refreshIfChanged,
  going: (group, context) => {
    for (const machine of machinesOf(context.state, group)) removeMachine(context, machine);
  },
};

const TARGET_GROUP: Kind = {
  name: "aws_lb_target_group",
  description: "Machines that serve the same.",
  uniqueName: true,
  attributes: {
    id: ID,
    arn: ARN,
    ...NAMES,
    port: number("required", { replaces: true }),
    protocol: text("required", { replaces: true }),
    vpc_id: text("optional", { replaces: true }),
  },
  blocks: {
    health_check: {
      nesting: "list",
      most: 1,
      attributes: { path: { ...text("optional"), from: "optional" } },
    },
  },
  made: setArn,
};

const ATTACHMENT: Kind = {
  name: "aws_lb_target_group_attachment",
  description: "A machine that serves.",
  attributes: {
    id: ID,
    target_group_arn: text("required", { replaces: true }),
    target_id: text("required", { replaces: true, refersTo: "aws_instance" }),
  },
};

const DATABASE: Kind = {
  name: "aws_db_instance",
  description: "A database.",
  attributes: {
    id: ID,
    arn: ARN,
    identifier: text("required"),
    engine: text("required", { replaces: true }),
    engine_version: text("optional"),
    instance_class: text("required"),
    allocated_storage: number("required"),
    username: text("optional", { replaces: true }),
    password: text("optional", { sensitive: true }),
    skip_final_snapshot: flag(false),
    deletion_protection: flag(false),
  },
  made: setArn,
  going: (database) => {
    if (database.attributes.deletion_protection)
      throw new CloudError("Deletion protection is on", `${database.id} cannot be deleted.`);
  },
};

export const AWS_KINDS: readonly Kind[] = [
  AMI,
  INSTANCE,
  LAUNCH_TEMPLATE,
  GROUP,
  TARGET_GROUP,
  ATTACHMENT,
  DATABASE,
];

export const NEWEST_AMI: Lookup = {
  name: "aws_ami",
  description: "The newest image that a filter lets through.",
  attributes: {
    id: ID,
    name: text("computed"),
    most_recent: { ...text("optional"), type: "bool" },
    owners: { ...text("optional"), type: ["list", "string"] },
    name_regex: text("optional"),
  },
  find: ({ most_recent = null, owners = null, name_regex = null }, { state }) => {
    const name = new RegExp(typeof name_regex === "string" ? name_regex : "");
    const newest = thingsOf(state, "aws_ami")
      .filter(({ attributes }) => name.test(String(attributes.name)))
      .at(-1);
    if (!newest)
      throw new CloudError("Your query returned no results", `No image's name fits ${name}.`, "name_regex");
    return { id: newest.id, name: newest.attributes.name as Value, most_recent, owners, name_regex };
  },
};

/** In this cloud an ARN is the id. */
function setArn(thing: { readonly id: string; attributes: Record<string, Value> }): void {
  thing.attributes.arn = thing.id;
}

function replacesOnUserData(planned: ObjectValue): boolean {
  return planned.user_data_replace_on_change === true;
}
