import type { PlainFinding } from "../../../server/src/host/plain-findings.ts";
import { shownPath } from "../targets.ts";

/** The addresses of source lines, for pages that are read on a repository's server. */
export interface SourceLinks {
  of(finding: PlainFinding): string;
}

/**
 * Absolute where the environment says where the sources are shown (GitHub Actions, GitLab CI), otherwise relative.
 * Sources: the variables that docs.github.com/actions and docs.gitlab.com/ci/variables list.
 */
export function sourceLinks(root: string, environment: NodeJS.ProcessEnv): SourceLinks {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA, CI_PROJECT_URL, CI_COMMIT_SHA } = environment;
  const github = GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_SHA;
  const gitlab = CI_PROJECT_URL && CI_COMMIT_SHA;
  const base = github
    ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}/`
    : gitlab
      ? `${CI_PROJECT_URL}/-/blob/${CI_COMMIT_SHA}/`
      : "";
  return {
    of({ path, start, end }) {
      const lines =
        end.line === start.line
          ? `#L${start.line + 1}`
          : `#L${start.line + 1}-${github || !gitlab ? "L" : ""}${end.line + 1}`;
      const file = shownPath(path, root).split("/").map(encoded).join("/");
      return `${base}${file}${lines}`;
    },
  };
}

/** Also what an address may hold, but Markdown takes for its end. */
function encoded(part: string): string {
  return encodeURIComponent(part).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
