import { open } from "node:fs/promises";
import { CHANGE_KINDS, type PlanView } from "../../../protocol/src/plan-view.ts";
import { list, number, object, oneOf, optional, type Shape, text } from "../../../protocol/src/shape.ts";

/** The largest view that is read: one of ten thousand changes has about ten. */
const LARGEST_VIEW = 128 * 1024 * 1024;

/** What those who work with a view rely on; it is a file of our own, so only what a newer or torn one gets wrong matters. */
const VIEW: Shape<unknown> = object({
  version: number,
  changes: list(
    object({
      id: text,
      address: text,
      module: text,
      kind: oneOf(...CHANGE_KINDS),
      why: object({ text: text, forcedBy: list(object({ path: text })) }),
      diff: optional(number),
    }),
  ),
  groups: list(object({ id: text, changes: list(number) })),
  diffs: list(object({ attributes: list(object({ path: text })) })),
  drift: list(object({ id: text, address: text, diff: optional(number) })),
  outputs: list(object({ name: text })),
  checks: list(object({ address: text })),
});

/** The view of a plan that a run has written. The problem goes on after the file's name. Never rejects. */
export async function readPlanView(
  path: string,
): Promise<{ readonly view: PlanView } | { readonly problem: string }> {
  let source: string;
  try {
    const file = await open(path, "r");
    try {
      const stats = await file.stat();
      if (!stats.isFile()) return { problem: "is no file" };
      if (stats.size > LARGEST_VIEW)
        return { problem: `has more than ${LARGEST_VIEW / 1024 / 1024} MiB, which is the most that is read` };
      source = await file.readFile("utf8");
    } finally {
      await file.close();
    }
  } catch (error) {
    return { problem: `cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})` };
  }
  return parsed(source);
}

function parsed(source: string): { readonly view: PlanView } | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return { problem: "is no JSON: preview the plan again" };
  }
  const wrong = VIEW.wrong(value, "the view");
  if (wrong) return { problem: `is no view of a plan: ${wrong}. Preview the plan again` };
  const view = value as PlanView;
  return view.version === 1
    ? { view }
    : { problem: `is of version ${String(view.version)}, which this Rebake does not know: update it` };
}
