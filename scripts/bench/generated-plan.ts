import { closeSync, openSync, writeSync } from "node:fs";

/**
 * A plan as `show -json` of OpenTofu 1.6 prints it: keys in its order, everything on one line. The same for the same size. Most
 * resources stay as they are, as in a plan of something that runs; each stands in `planned_values`, `resource_changes` and
 * `prior_state`.
 */
export interface GeneratedPlan {
  readonly resources: number;
  readonly bytes: number;
}

/** Writes about that many bytes. */
export function writePlan(path: string, bytes: number): GeneratedPlan {
  const resources = Math.max(1, Math.round(bytes / BYTES_A_RESOURCE));
  const file = openSync(path, "w");
  let written = 0;
  let pending: string[] = [];
  const flush = (): void => {
    written += writeSync(file, pending.join(""));
    pending = [];
  };
  const write = (text: string): void => {
    pending.push(text);
    if (pending.length > 500) flush();
  };
  const each = (count: number, text: (index: number) => string | undefined): void => {
    let isFirst = true;
    for (let index = 0; index < count; index++) {
      const one = text(index);
      if (one === undefined) continue;
      write(isFirst ? one : `,${one}`);
      isFirst = false;
    }
  };
  write(
    `{"format_version":"1.2","terraform_version":"1.6.2","variables":{"password":{"value":"${SECRET}"}},`,
  );
  write('"planned_values":{"outputs":{},"root_module":{"child_modules":[');
  const modules = Math.ceil(resources / A_MODULE);
  const inModules = (text: (index: number) => string | undefined): void =>
    each(modules, (module) => {
      const parts: string[] = [];
      for (let index = module * A_MODULE; index < Math.min(resources, (module + 1) * A_MODULE); index++) {
        const one = text(index);
        if (one !== undefined) parts.push(one);
      }
      return `{"resources":[${parts.join(",")}],"address":"module.part${module}"}`;
    });
  inModules((index) => (kindOf(index) === "delete" ? undefined : stateResource(index, true)));
  write(']}},"resource_drift":[');
  each(resources, (index) => (index % 97 === 5 ? change(index, "drift") : undefined));
  write('],"resource_changes":[');
  each(resources, (index) => change(index, kindOf(index)));
  write('],"output_changes":{},"prior_state":{"format_version":"1.0","terraform_version":"1.6.2","values":{');
  write('"outputs":{},"root_module":{"child_modules":[');
  inModules((index) => (kindOf(index) === "create" ? undefined : stateResource(index, false)));
  write(`]}}},"configuration":{"provider_config":{},"root_module":{"module_calls":{`);
  each(modules, moduleCall);
  write(`},"variables":{"password":{"sensitive":true}}}},"relevant_attributes":[],`);
  write('"timestamp":"2026-11-26T12:00:00Z","errored":false}\n');
  flush();
  closeSync(file);
  return { resources, bytes: written };
}

/** Measured: a change has two values, each state one. */
const BYTES_A_RESOURCE = 22_700;
const A_MODULE = 50;
const SECRET = "correct horse battery staple";

type Kind = "no-op" | "update" | "replace" | "create" | "delete";

function kindOf(index: number): Kind {
  const at = (index * 7919) % 100;
  return at < 85 ? "no-op" : at < 92 ? "update" : at < 96 ? "replace" : at < 98 ? "create" : "delete";
}

const TYPES = ["aws_instance", "aws_launch_template", "aws_security_group", "aws_db_instance"] as const;
const typeOf = (index: number): (typeof TYPES)[number] => TYPES[index % TYPES.length] ?? "aws_instance";
const moduleOf = (index: number): number => Math.floor(index / A_MODULE);
const addressOf = (index: number): string =>
  `module.part${moduleOf(index)}.${typeOf(index)}.thing${index % A_MODULE}`;

const HEAD = (index: number): string =>
  `"mode":"managed","type":"${typeOf(index)}","name":"thing${index % A_MODULE}","provider_name":"registry.opentofu.org/hashicorp/aws"`;

function stateResource(index: number, isPlanned: boolean): string {
  const values = JSON.stringify(valuesOf(index, isPlanned ? "after" : "before"));
  return `{"address":"${addressOf(index)}",${HEAD(index)},"schema_version":1,"values":${values},"sensitive_values":${JSON.stringify(masksOf(index))}}`;
}

const ACTIONS = {
  "no-op": ["no-op"],
  update: ["update"],
  replace: ["delete", "create"],
  create: ["create"],
  delete: ["delete"],
  drift: ["update"],
} as const;

function change(index: number, kind: Kind | "drift"): string {
  const mask = masksOf(index);
  const isUnknown = kind === "create" || kind === "replace";
  const body = {
    actions: ACTIONS[kind],
    before: kind === "create" ? null : valuesOf(index, "before"),
    after: kind === "delete" ? null : valuesOf(index, kind === "no-op" ? "before" : "after", isUnknown),
    after_unknown: isUnknown ? { ...UNKNOWN } : {},
    before_sensitive: kind === "create" ? false : mask,
    after_sensitive: kind === "delete" ? false : mask,
    ...(kind === "replace" ? { replace_paths: [["user_data"], ["image_id"]] } : {}),
  };
  const reason = kind === "replace" ? ',"action_reason":"replace_because_cannot_update"' : "";
  return `{"address":"${addressOf(index)}","module_address":"module.part${moduleOf(index)}",${HEAD(index)},"change":${JSON.stringify(body)}${reason}}`;
}

const UNKNOWN = { id: true, arn: true, private_ip: true, root_block_device: [{ volume_id: true }] };

function masksOf(index: number): object {
  return typeOf(index) === "aws_db_instance"
    ? { password: true, tags: {}, rule: [] }
    : { tags: {}, rule: [], root_block_device: [{}] };
}

/** What a resource is: tags, nested blocks, ids, a boot script for machines, a password for databases. */
function valuesOf(index: number, side: "before" | "after", isUnknown = false): object {
  const isNew = side === "after" && kindOf(index) !== "no-op";
  const id = `i-${hexOf(index, 17)}`;
  const type = typeOf(index);
  return {
    ...(isUnknown ? {} : { arn: `arn:aws:ec2:eu-central-1:123456789012:thing/${id}`, id }),
    ami: `ami-${hexOf(isNew ? index + 1 : index, 17)}`,
    image_id: `ami-${hexOf(isNew ? index + 1 : index, 17)}`,
    instance_type: isNew ? "m6i.large" : "m5.large",
    associate_public_ip_address: false,
    availability_zone: "eu-central-1a",
    cpu_core_count: 4,
    ebs_block_device: [],
    monitoring: null,
    ...(isUnknown ? {} : { private_ip: `10.${index % 256}.${(index >> 8) % 256}.7` }),
    rule: Array.from({ length: 4 + (index % 5) }, (_, at) => ({
      cidr_blocks: [`10.${at}.0.0/16`, `10.${at + 1}.0.0/16`],
      description: `from the part ${at} of the network`,
      from_port: 8000 + at,
      ipv6_cidr_blocks: [],
      prefix_list_ids: [],
      protocol: "tcp",
      security_groups: [`sg-${hexOf(index + at, 17)}`],
      self: false,
      to_port: 8000 + at,
    })),
    root_block_device: [
      {
        delete_on_termination: true,
        device_name: "/dev/xvda",
        encrypted: true,
        iops: 3000,
        kms_key_id: `arn:aws:kms:eu-central-1:123456789012:key/${hexOf(index, 32)}`,
        tags: {},
        throughput: 125,
        ...(isUnknown ? {} : { volume_id: `vol-${hexOf(index, 17)}` }),
        volume_size: 40,
        volume_type: "gp3",
      },
    ],
    tags: {
      Name: `thing-${index}`,
      Owner: "team-a",
      Environment: "production",
      ...(index % 10 === 3 ? { Größe: "mittel" } : {}),
    },
    timeouts: null,
    ...(type === "aws_db_instance" ? { password: SECRET } : {}),
    ...(type === "aws_instance" || type === "aws_launch_template" ? { user_data: script(index, isNew) } : {}),
  };
}

/** Cloud-init of 2 to 16 KB. */
function script(index: number, isNew: boolean): string {
  const lines = [`#!/bin/sh`, `echo "image of ${isNew ? "today" : "yesterday"}"`];
  const count = 30 + ((index * 31) % 8 === 0 ? 220 : 0);
  for (let at = 0; at < count; at++)
    lines.push(`install -m 0644 -o root "/opt/parts/${hexOf(index + at, 8)}" /etc/service/part-${at}.conf`);
  return `${lines.join("\n")}\n`;
}

function hexOf(seed: number, length: number): string {
  let text = "";
  for (let state = (seed * 2_654_435_761 + 12_345) >>> 0; text.length < length; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += state.toString(16).padStart(8, "0");
  }
  return text.slice(0, length);
}

function moduleCall(module: number): string {
  const resources = Array.from({ length: A_MODULE }, (_, at) => {
    const index = module * A_MODULE + at;
    return `{"address":"${typeOf(index)}.thing${at}",${HEAD(index)},"provider_config_key":"aws","expressions":{"ami":{"references":["var.image"]},"user_data":{"references":["path.module"]},"instance_type":{"constant_value":"m6i.large"}},"schema_version":1}`;
  });
  return `"part${module}":{"source":"./part","expressions":{},"module":{"resources":[${resources.join(",")}],"variables":{"image":{}}}}`;
}
