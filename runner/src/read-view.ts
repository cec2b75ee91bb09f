import { open } from "node:fs/promises";
import { CHANGE_KINDS, type PlanView } from "../../protocol/src/plan-view.ts";
import {
  anything,
  list,
  number,
  object,
  oneOf,
  optional,
  type Shape,
  text,
} from "../../protocol/src/shape.ts";
import { JsonPieces } from "./json-pieces.ts";

/** The largest view that is read: one of ten thousand changes has about fifteen. */
const LARGEST_VIEW = 128 * 1024 * 1024;
/** What is parsed before other work has its turn: some milliseconds. */
const CHUNK_BYTES = 64 * 1024;

/** What those who work with a view rely on; it is a file of our own, so only what a newer or torn one gets wrong matters. */
const ITEMS: Readonly<Record<string, Shape<unknown>>> = {
  changes: object({
    id: text,
    address: text,
    module: text,
    kind: oneOf(...CHANGE_KINDS),
    why: object({ text: text, forcedBy: list(object({ path: text })) }),
    diff: optional(number),
  }),
  groups: object({ id: text, changes: list(number) }),
  diffs: object({ attributes: list(object({ path: text })) }),
  drift: object({ id: text, address: text, diff: optional(number) }),
  outputs: object({ name: text }),
  checks: object({ address: text }),
};
const VIEW: Shape<unknown> = object({
  version: number,
  ...Object.fromEntries(Object.keys(ITEMS).map((name) => [name, list(anything)])),
});

/**
 * The view of a plan that a run has written. It is read piece by piece, each looked at as it comes: the window goes on working
 * however large it is. The problem goes on after the file's name. Never rejects.
 */
export async function readPlanView(
  path: string,
): Promise<{ readonly view: PlanView } | { readonly problem: string }> {
  let wrongItem: string | undefined;
  const pieces = new JsonPieces({
    keys: Object.fromEntries(
      Object.entries(ITEMS).map(([name, shape]) => [name, { items: { keep: checking(name, shape) } }]),
    ),
  });
  function checking(name: string, shape: Shape<unknown>): <Item>(item: Item) => Item {
    let index = 0;
    return (item) => {
      wrongItem ??= shape.wrong(item, `${name}[${index++}]`);
      return item;
    };
  }
  try {
    const problem = await readPieces(path, pieces);
    if (problem !== undefined) return { problem };
    const value = pieces.end();
    const wrong = wrongItem ?? VIEW.wrong(value, "the view");
    if (wrong) return { problem: `is no view of a plan: ${wrong}. Preview the plan again` };
    const view = value as PlanView;
    return view.version === 1
      ? { view }
      : { problem: `is of version ${String(view.version)}, which this Rebake does not know: update it` };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: "is no JSON: preview the plan again" };
    return { problem: `cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})` };
  }
}

/** @returns what is wrong with the file. @throws what is wrong with reading it, or with its JSON. */
async function readPieces(path: string, pieces: JsonPieces): Promise<string | undefined> {
  const file = await open(path, "r");
  try {
    const stats = await file.stat();
    if (!stats.isFile()) return "is no file";
    if (stats.size > LARGEST_VIEW)
      return `has more than ${LARGEST_VIEW / 1024 / 1024} MiB, which is the most that is read`;
    for await (const chunk of file.createReadStream({ highWaterMark: CHUNK_BYTES, autoClose: false }))
      pieces.push(chunk as Buffer);
    return undefined;
  } finally {
    await file.close();
  }
}
