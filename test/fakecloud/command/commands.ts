import { parseArgs } from "node:util";
import type { CloudFile } from "../cloud/cloud-file.ts";
import { deleteThing } from "../cloud/operations.ts";
import type { CloudState, Thing } from "../cloud/state.ts";
import { KINDS } from "../kinds/index.ts";
import { type Kind, typeName } from "../kinds/kind.ts";
import type { Value } from "../provider/values.ts";

/** What was typed cannot be done. */
export class Refused extends Error {}

export const HELP = `What the test cloud can be told from a terminal:
  fakecloud list                           what there is
  fakecloud register-image --id ID --name NAME --version VERSION
  fakecloud change THING NAME=VALUE ...    changes a thing, by its id or name, behind Terraform's back
  fakecloud delete THING                   deletes it, behind Terraform's back`;

type Command = (args: readonly string[], cloud: CloudFile) => Promise<string>;

export const COMMANDS: Readonly<Record<string, Command>> = {
  list: async (_, cloud) => listed(await cloud.read()),
  "register-image": registerImage,
  change: (args, cloud) => changeThing(args, cloud),
  delete: ([wanted = ""], cloud) =>
    cloud.change((context) => {
      const thing = find(context.state, wanted);
      deleteThing(kindOf(thing), thing.id, context);
      return `deleted ${thing.id}`;
    }),
};

/** An image under the id that its maker chose, as clouds do that call images by their names. */
async function registerImage(args: readonly string[], cloud: CloudFile): Promise<string> {
  const { id, name, version } = options(args);
  if (!id || !name || !version) throw new Refused("register-image needs --id, --name and --version");
  return cloud.change(({ state, now, record }) => {
    state.things.aws_ami ??= {};
    if (state.things.aws_ami[id]) throw new Refused(`there is an image ${id} already`);
    const attributes = { id, arn: id, name: id, tags: { Name: name, Version: version } };
    state.things.aws_ami[id] = { id, kind: "aws_ami", attributes, madeAt: now };
    record("create finished", { kind: "aws_ami", id, name: id });
    return id;
  });
}

function options(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { id: { type: "string" }, name: { type: "string" }, version: { type: "string" } },
    }).values;
  } catch (error) {
    throw new Refused((error as Error).message);
  }
}

function changeThing([wanted = "", ...assignments]: readonly string[], cloud: CloudFile): Promise<string> {
  if (assignments.length === 0) throw new Refused("change needs what it is to be: NAME=VALUE");
  return cloud.change(({ state }) => {
    const thing = find(state, wanted);
    const wishes = assignments.map((assignment) => {
      const [, name = "", text = ""] = /^([^=]+)=(.*)$/s.exec(assignment) ?? [];
      return [name, attributeFrom(thing, name, text)] as const;
    });
    for (const [name, value] of wishes) thing.attributes[name] = value;
    return `changed ${thing.id}`;
  });
}

function attributeFrom(thing: Thing, name: string, text: string): Value {
  const type = kindOf(thing).attributes[name]?.type;
  if (type === undefined) throw new Refused(`${thing.id} has no attribute "${name}"`);
  if (type === "string") return text;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(`${name} is to be JSON (${[type].flat().join(" of ")}), not ${text}`);
  }
}

function kindOf({ kind }: Thing): Kind {
  const found = KINDS.find(({ name }) => name === kind);
  if (!found) throw new Refused(`the cloud knows no ${kind}`);
  return found;
}

/** By its id; otherwise by its name; otherwise by its tag `Name`. */
function find(state: CloudState, wanted: string): Thing {
  const all = Object.values(state.things).flatMap((things) => Object.values(things));
  const ways = [idOf, nameOf, tagOf].map((way) => all.filter((thing) => way(thing) === wanted));
  const found = ways.find(({ length }) => length > 0) ?? [];
  const [first] = found;
  if (!first) throw new Refused(`there is no "${wanted}"\n${listed(state)}`);
  if (found.length > 1)
    throw new Refused(`several are called "${wanted}": ${found.map(({ id }) => id).join(", ")}`);
  return first;
}

function listed(state: CloudState): string {
  const all = Object.values(state.things).flatMap((things) => Object.values(things));
  if (all.length === 0) return "There is nothing yet.";
  return all
    .map((thing) =>
      [typeName({ name: thing.kind }), thing.id, nameOf(thing) ?? tagOf(thing) ?? ""].join("  ").trim(),
    )
    .join("\n");
}

function idOf({ id }: Thing): string {
  return id;
}

function nameOf({ attributes }: Thing): string | undefined {
  return typeof attributes.name === "string" ? attributes.name : undefined;
}

function tagOf({ attributes }: Thing): string | undefined {
  return (attributes.tags as Readonly<Record<string, string>> | null | undefined)?.Name;
}
