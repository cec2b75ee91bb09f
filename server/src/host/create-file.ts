import { randomBytes } from "node:crypto";
import {
  chmodSync,
  constants,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Makes a new file with all of its text or not at all, readable by everybody. What is there already stays as it is.
 * @returns why it was not done, as the end of a sentence that begins with the path; undefined when it was
 */
export function createFile(path: string, text: string): string | undefined {
  // A name that nothing lists: it begins with a dot and does not end like what is made.
  const whole = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString("hex")}.new`);
  try {
    writeFileSync(whole, text, { flag: "wx", flush: true });
    chmodSync(whole, 0o644);
    giveName(whole, path);
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "EEXIST" ? "is there already" : `cannot be written (${code ?? error})`;
  } finally {
    rmSync(whole, { force: true });
  }
}

/**
 * Makes folders below another one. None of them may be a link: it could lead out of the repository.
 * @returns why it was not done, as a sentence
 */
export function createFolders(root: string, names: readonly string[]): string | undefined {
  let folder = root;
  for (const name of names) {
    folder = `${folder}/${name}`;
    try {
      mkdirSync(folder, { recursive: true });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "EEXIST") return `${folder}: cannot be made (${code ?? error})`;
    }
    if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory())
      return `${folder}: is no folder, or a link to one; nothing is written through links`;
  }
  return undefined;
}

function giveName(whole: string, path: string): void {
  try {
    linkSync(whole, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || !WITHOUT_LINKS.has(code)) throw error;
    copyFileSync(whole, path, constants.COPYFILE_EXCL);
  }
}

/** What file systems say that have no second names for files. */
const WITHOUT_LINKS: ReadonlySet<string> = new Set(["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EMLINK"]);
