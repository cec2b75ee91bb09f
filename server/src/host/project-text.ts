import { isUtf8 } from "node:buffer";
import { lstatSync, readFileSync, statSync } from "node:fs";

/** No person writes a larger one. */
export const LARGEST_PROJECT = 1024 * 1024;

/** The text of a project file, or why it cannot be used, as the end of a sentence. Undefined when there is no such file. */
export function readProjectText(
  path: string,
): { readonly text: string } | { readonly failure: string } | undefined {
  try {
    if (!lstatSync(path, { throwIfNoEntry: false })) return undefined;
    const stats = statSync(path);
    if (stats.isDirectory()) return { failure: "it is a folder" };
    if (!stats.isFile()) return { failure: "it is no file" };
    if (stats.size > LARGEST_PROJECT)
      return { failure: `it is larger than ${LARGEST_PROJECT / 1024 / 1024} MiB` };
    const content = readFileSync(path);
    return isUtf8(content) ? { text: content.toString("utf8") } : { failure: "it is not UTF-8 text" };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { failure: (code && REASONS[code]) || `it cannot be read (${code ?? error})` };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  ELOOP: "its symbolic links form a circle",
  ENOENT: "it is a link that leads nowhere",
};
