import { hexadecimal, utf8Bytes } from "./eval/functions/bytes.ts";
import { sha256 } from "./eval/functions/digests.ts";
import type { LintFinding } from "./lint.ts";
import { comments } from "./syntax/scanner.ts";

/** What names a finding beside its rule, whatever the order of files and blocks is. */
export interface Identity {
  /** The block in which its place lies, or, with a scope, what it is about. */
  readonly holder: string;
  /** What it is about as a whole; undefined for what is written at its place. */
  readonly scope?: "folder" | "file" | undefined;
}

/** As many hexadecimal digits as no two findings share by chance. */
const LENGTH = 32;

/**
 * Names for findings that stay while code around them is moved, commented or formatted anew: made of the rule, the file, the
 * block and what is written at the place, never of a line number, and not of the calls that lead there: another call of a
 * module must not make what is known in it new. What is about a folder is named by the folder, not by the block it is shown at.
 * @param findings all findings of a folder, sorted by place
 * @param textOf the text of a file that a finding lies in
 * @param root the folder of the workspace; the same code in another place of the disk has the same names
 * @returns one for each finding, no two of them equal
 */
export function fingerprintsOf(
  findings: readonly Pick<LintFinding, "rule" | "location" | "identity">[],
  textOf: (path: string) => string | undefined,
  root: string,
): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, location: { path, range }, identity: { holder, scope } }) => {
    const file = below(root, path);
    const key = JSON.stringify(
      scope
        ? [rule.id, scope === "folder" ? folderOf(file) : file, holder]
        : [rule.id, file, holder, written(textOf(path)?.slice(range.start, range.end) ?? "")],
    );
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    return hexadecimal(sha256(utf8Bytes(`${key}${occurrence}`))).slice(0, LENGTH);
  });
}

/** What a formatter leaves as it is: the text without comments and blanks. */
function written(text: string): string {
  let result = "";
  let position = 0;
  for (const comment of /#|\/[/*]/.test(text) ? comments(text) : []) {
    result += text.slice(position, comment.start);
    position = comment.end;
  }
  return (result + text.slice(position)).replace(/\s+/g, "");
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(file.lastIndexOf("/"), 0));
}

function below(root: string, path: string): string {
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
}
