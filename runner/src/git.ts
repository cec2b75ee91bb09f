import { execFile } from "node:child_process";
import { realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";
import { findProgram } from "./tools/find-tool.ts";

/** How long git may take: what it says is a note in a record, not worth waiting for. */
const GIT_MILLISECONDS = 10_000;
/** A command line holds only so much. */
const MOST_PATHS = 200;

/**
 * What git says of what an image is made from: the commit, and whether any of the files is other than in it, wherever it lies, or
 * anything below the folder that git keeps. What bakes write there is no change.
 * @param files absolute
 * @returns undefined outside of git; a sentence where git does not say
 */
export async function gitStateOf(
  folder: string,
  files: readonly string[],
  environment: NodeJS.ProcessEnv,
  workspaceFolders: readonly string[],
): Promise<{ readonly commit: string; readonly dirty: boolean } | string | undefined> {
  const git = findGit(folder, environment, workspaceFolders);
  if (!git) return undefined;
  const [top, commit] = await Promise.all([
    git(["rev-parse", "--show-toplevel"]),
    git(["rev-parse", "HEAD"]),
  ]);
  if ("wrong" in top)
    return /not a git repository/i.test(top.wrong) ? undefined : `git says of ${folder}: ${top.wrong}`;
  if ("wrong" in commit) return `${top.said} has no commit yet`;
  const status = ["--no-optional-locks", "--literal-pathspecs", "status", "--porcelain"];
  const ours = files.map(realPlace).filter((path) => isBelow(top.said, path));
  const changes = await Promise.all([
    git([...status, "--untracked-files=no", "--", "."]),
    ...chunks(ours).map((some) => git([...status, "--untracked-files=all", "--", ...some])),
  ]);
  const wrong = changes.find((one) => "wrong" in one);
  if (wrong && "wrong" in wrong) return `git says of ${folder}: ${wrong.wrong}`;
  return { commit: commit.said, dirty: changes.some((one) => "said" in one && one.said !== "") };
}

/** What git said, or the first line of why it did not. */
export type GitAnswer = { readonly said: string } | { readonly wrong: string };

/** How git is asked in a folder; undefined where there is no git. */
export function findGit(
  folder: string,
  environment: NodeJS.ProcessEnv,
  workspaceFolders: readonly string[],
): ((args: readonly string[]) => Promise<GitAnswer>) | undefined {
  const git = findProgram("git", { environment, workspaceFolders })?.path;
  if (!git) return undefined;
  const options = {
    cwd: folder,
    // What it says is compared.
    env: { ...environment, LC_ALL: "C" },
    timeout: GIT_MILLISECONDS,
    maxBuffer: 64 * 1024 * 1024,
    windowsHide: true,
  };
  return (args) =>
    new Promise((resolve) => {
      execFile(git, args, options, (error, stdout, stderr) => {
        const [first = ""] = (stderr.trim() || error?.message || "").split("\n");
        resolve(error ? { wrong: first } : { said: stdout.trim() });
      });
    });
}

/** Git takes no path that leads through a link; a link itself is what it keeps. */
function realPlace(path: string): string {
  try {
    return join(realpathSync(dirname(path)), basename(path));
  } catch {
    // Its folder is gone; of what is not there git says nothing.
    return path;
  }
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function chunks(paths: readonly string[]): string[][] {
  const found: string[][] = [];
  for (let at = 0; at < paths.length; at += MOST_PATHS) found.push(paths.slice(at, at + MOST_PATHS));
  return found;
}
