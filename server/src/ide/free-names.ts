import type { FileEdits } from "../lint.ts";
import type { TextEdit } from "../text/edit.ts";

/**
 * Gives every new file a name that nothing has yet: `web.sh` becomes `web-2.sh`. The texts that come with it
 * name it too, so the name is replaced there as well.
 */
export async function withFreeNames<Edits extends FileEdits>(
  edits: Edits,
  directory: string,
  isTaken: (path: string) => Promise<boolean>,
): Promise<Edits> {
  const renamed = new Map<string, string>();
  const given = new Set<string>();
  for (const { path } of edits.newFiles) {
    const free = await freePath(path, async (other) => given.has(other) || (await isTaken(other)));
    given.add(free);
    if (free !== path) renamed.set(path.slice(directory.length + 1), free.slice(directory.length + 1));
  }
  if (renamed.size === 0) return edits;
  const rename = (text: string) =>
    [...renamed].reduce((result, [from, to]) => renameIn(result, from, to), text);
  return {
    ...edits,
    changes: new Map(
      [...edits.changes].map(([path, list]) => [path, list.map((edit) => inEdit(edit, rename))]),
    ),
    newFiles: edits.newFiles.map(({ path, text }) => {
      const relative = path.slice(directory.length + 1);
      return { path: `${directory}/${renamed.get(relative) ?? relative}`, text: rename(text) };
    }),
  };
}

async function freePath(path: string, isTaken: (path: string) => Promise<boolean>): Promise<string> {
  const nameStart = path.lastIndexOf("/") + 1;
  const dot = path.indexOf(".", nameStart + 1);
  const stem = dot < 0 ? path : path.slice(0, dot);
  const extension = path.slice(stem.length);
  let candidate = path;
  for (let number = 2; await isTaken(candidate); number++) candidate = `${stem}-${number}${extension}`;
  return candidate;
}

function inEdit(edit: TextEdit, rename: (text: string) => string): TextEdit {
  return { range: edit.range, newText: rename(edit.newText) };
}

/** The name where it stands by itself, not as the end or beginning of a longer one. */
function renameIn(text: string, from: string, to: string): string {
  const literal = from.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replace(new RegExp(`(?<![\\w.-])${literal}(?![\\w-])`, "g"), () => to);
}
