import {
  accessSync,
  chmodSync,
  constants,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";

/**
 * Replaces the text of a file: writes beside it and renames, so that a crash never leaves half a file. Links stay links, and
 * a file that nobody may write stays as it is, also for root.
 * @param before what the file must still say.
 * @returns why it was not done, as the end of a sentence; undefined when it was.
 */
export function replaceFile(path: string, before: string, after: string): string | undefined {
  try {
    const real = realpathSync(path);
    const { mode, nlink } = statSync(real);
    accessSync(real, constants.W_OK);
    if ((mode & 0o222) === 0) return "is read-only; it was left as it is";
    if (readFileSync(real, "utf8") !== before)
      return "was changed by somebody else meanwhile; it was left as it is";
    // Renaming would part a file from its other names.
    if (nlink > 1) writeFileSync(real, after);
    else replaceByRename(real, after, mode);
    return undefined;
  } catch (error) {
    return `cannot be written (${(error as NodeJS.ErrnoException).code ?? error}); it was left as it is`;
  }
}

function replaceByRename(path: string, text: string, mode: number): void {
  const temporary = `${path}.rebake-${process.pid}`;
  try {
    writeFileSync(temporary, text, { flag: "wx" });
    chmodSync(temporary, mode);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
