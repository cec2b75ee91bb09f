import { spawnSync } from "node:child_process";
import { findProgram } from "../../runner/src/tools/find-tool.ts";
import { withSlashes } from "../../server/src/host/discover.ts";

/** Something git, or the lack of it, keeps from being answered; the message says what. */
export class GitError extends Error {}

/** The repository of a folder, asked with the git of this machine. Only reads, and runs nothing that the repository names. */
export class Repository {
  private constructor(
    private readonly git: string,
    /** Its top folder, without links. */
    readonly top: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** @throws GitError without git, or outside of a repository. */
  static around(directory: string, environment: NodeJS.ProcessEnv): Repository {
    const git = findGit(environment, directory);
    const safe = withoutGit(environment);
    const answer = run(git, ["rev-parse", "--show-toplevel"], directory, safe);
    if (answer.failure !== undefined) throw new GitError(answer.failure);
    const top = withSlashes(answer.output.trimEnd());
    return new Repository(git, top, withoutFilters(git, top, safe));
  }

  /**
   * The files that differ from a revision, also those that are not committed or not tracked yet; absolute, without those
   * that are gone.
   * @param revision undefined: where this branch left the default branch of `origin`, or where there is none, `HEAD`
   * @throws GitError when there is no such revision
   */
  changedSince(revision: string | undefined): Set<string> {
    const base = revision === undefined ? this.defaultBase() : this.commit(revision);
    const lists = [
      // The index against the revision, then the files against the index: by their times, so that no filter runs.
      base === undefined
        ? this.ask("ls-files", "-z")
        : this.ask("diff-index", "--cached", ...DIFF, base, "--"),
      this.ask("diff-files", ...DIFF, "--"),
      this.ask("ls-files", "--others", "--exclude-standard", "-z"),
    ];
    const names = lists.flatMap((list) => list.split("\0")).filter((name) => name !== "");
    return new Set(names.map((name) => `${this.top}/${name}`));
  }

  private defaultBase(): string | undefined {
    const head = this.tryCommit("HEAD");
    if (head === undefined) return undefined;
    for (const branch of DEFAULT_BRANCHES) {
      const other = this.tryCommit(branch);
      if (other === undefined) continue;
      const answer = run(this.git, ["merge-base", head, other], this.top, this.environment);
      if (answer.failure === undefined) return answer.output.trim();
    }
    return head;
  }

  private commit(revision: string): string {
    const found = this.tryCommit(revision);
    if (found === undefined) throw new GitError(`there is no revision "${revision}" in ${this.top}`);
    return found;
  }

  private tryCommit(revision: string): string | undefined {
    const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
    const answer = run(this.git, args, this.top, this.environment);
    return answer.failure === undefined ? answer.output.trim() : undefined;
  }

  private ask(...args: string[]): string {
    const answer = run(this.git, args, this.top, this.environment);
    if (answer.failure !== undefined) throw new GitError(answer.failure);
    return answer.output;
  }
}

/** `origin/HEAD` is set by a clone; a checkout in CI often lacks it. */
const DEFAULT_BRANCHES = [
  "refs/remotes/origin/HEAD",
  "refs/remotes/origin/main",
  "refs/remotes/origin/master",
];
const DIFF = [
  "--name-only",
  "-z",
  "--no-ext-diff",
  "--no-textconv",
  "--no-renames",
  "--diff-filter=d",
  "--ignore-submodules=all",
];

/** What a repository could have its own programs run by is off. */
const SAFE = [
  "--no-pager",
  "--no-optional-locks",
  "-c",
  "core.fsmonitor=false",
  "-c",
  "core.hooksPath=/dev/null",
  "-c",
  "protocol.allow=never",
];

function run(
  git: string,
  args: readonly string[],
  directory: string,
  env: NodeJS.ProcessEnv,
): { readonly output: string; readonly failure?: string } {
  const { status, stdout, stderr, error } = spawnSync(git, [...SAFE, ...args], {
    cwd: directory,
    env,
    shell: false,
    windowsHide: true,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: LARGEST_ANSWER,
    timeout: LONGEST_MS,
  });
  if (error) return { output: "", failure: `git could not be run: ${error.message}` };
  if (status === 0) return { output: stdout };
  const [reason = ""] = stderr.trim().split("\n");
  return { output: "", failure: reason.replace(/^fatal: /, "git: ") || `git ended with code ${status}` };
}

/** The first git of the PATH that does not lie in the workspace, which nobody may have vouched for. */
function findGit(environment: NodeJS.ProcessEnv, workspace: string): string {
  const git = findProgram("git", { environment, workspaceFolders: [workspace] });
  if (!git) throw new GitError("git is not installed, or not on the PATH");
  return git.found;
}

/** Variables that lead git to another repository, or to programs. */
function withoutGit(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !/^GIT_/i.test(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_NO_LAZY_FETCH: "1",
    GIT_OPTIONAL_LOCKS: "0",
  };
}

/**
 * A file that was written in the same moment as the index is compared by its content, through the filters of the
 * configuration, which are programs. So each of them is set to nothing.
 */
function withoutFilters(git: string, directory: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const args = [
    "config",
    "-z",
    "--name-only",
    "--get-regexp",
    "^filter\\..*\\.(clean|process|smudge|required)$",
  ];
  const names = [...new Set(run(git, args, directory, environment).output.split("\0"))].filter(
    (one) => one !== "",
  );
  const settings = names.map((name, index) => [
    [`GIT_CONFIG_KEY_${index}`, name],
    [`GIT_CONFIG_VALUE_${index}`, name.endsWith(".required") ? "false" : ""],
  ]);
  return {
    ...environment,
    GIT_CONFIG_COUNT: String(names.length),
    ...Object.fromEntries(settings.flat()),
  };
}

const LARGEST_ANSWER = 256 * 1024 * 1024;
const LONGEST_MS = 60_000;
