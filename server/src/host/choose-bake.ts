import { type ImageRecord, whyNotDeployable } from "../../../protocol/src/image-record.ts";
import { listed } from "../../../protocol/src/listed.ts";
import type { RecordHistory } from "./record-history.ts";

/** A bake to be deployed, and what is worth knowing of the choice, a sentence each. */
export interface BakeChoice {
  readonly record: ImageRecord;
  readonly warnings: readonly string[];
}

type Chosen = BakeChoice | { readonly wrong: string };

/** The newest bake that may be deployed; what is wrong is a sentence. */
export async function newestBake(image: string, history: RecordHistory<"images">): Promise<Chosen> {
  const passedOver: string[] = [];
  const record = await history.find((one) => {
    const why = whyNotDeployable(one);
    if (why !== undefined) passedOver.push(`${one.id} ${why}`);
    return why === undefined;
  });
  const { unreadable } = history;
  const [first] = passedOver;
  // A record that cannot be read may be that of the newest: what is older would be a step back that nobody asked for.
  if (record && unreadable[0] !== undefined)
    return {
      wrong: `Which bake of the image "${image}" is the newest is not known: ${unreadable[0]}. Mend it, or name the bake that is meant (${record.id} is the newest that can be read).`,
    };
  if (record)
    return {
      record,
      warnings: [
        ...(first === undefined
          ? []
          : [`Newer bakes of the image "${image}" are passed over: ${listed(passedOver)}.`]),
        ...history.problems,
      ],
    };
  if (first !== undefined)
    return { wrong: `No bake of the image "${image}" can be deployed; the newest, ${first}.` };
  return {
    wrong:
      history.problems[0] ??
      `Nothing was baked of the image "${image}" yet; "rebake bake ${image}" bakes it.`,
  };
}

/**
 * The bake that is named; what is wrong is a sentence.
 * @param id of its record, or an end or beginning that only one has
 */
export function namedBake(image: string, id: string, history: RecordHistory<"images">): Chosen {
  const ids = history.files.map((file) => file.id);
  const found = ids.includes(id) ? [id] : ids.filter((one) => one.startsWith(id) || one.endsWith(`-${id}`));
  const [only] = found;
  if (only === undefined)
    return {
      wrong: `There is no bake "${id}" of the image "${image}"${ids.length > 0 ? `; "rebake images ${image}" lists them` : ""}.`,
    };
  if (found.length > 1)
    return {
      wrong: `"${id}" begins the ids of ${found.length} bakes of the image "${image}": ${listed(found)}.`,
    };
  const read = history.byId(only);
  if (!read || "wrong" in read) return { wrong: read?.wrong ?? `There is no bake ${only}.` };
  const why = whyNotDeployable(read.value);
  return why === undefined
    ? { record: read.value, warnings: [] }
    : { wrong: `The bake ${only} of the image "${image}" cannot be deployed: it ${why}.` };
}
