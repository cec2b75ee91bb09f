import type { Explain } from "./problems.ts";
import type { Diagnostic, Problem } from "./run-end.ts";

/** What `apply` says, by the summaries that both engines share. */
export const APPLY_PROBLEMS: readonly (readonly [RegExp, Explain])[] = [
  [
    /^Saved plan is stale/,
    () => ({
      code: "plan-stale",
      message:
        "The state was changed by somebody else after this plan was made, so nothing of it is applied.",
      advice: "Plan again: the new plan shows what is to be done now.",
    }),
  ],
  [
    /^Saved plan does not match the given state/,
    () => ({
      code: "plan-other-state",
      message: "The plan was made for another state than the one that is there: nothing of it is applied.",
      advice:
        "Look whether workspace and backend are the right ones, and whether the state was lost; then plan again.",
    }),
  ],
  [
    /^Cannot apply incomplete plan/,
    () => ({
      code: "plan-incomplete",
      message: "The plan ran into an error when it was made, so nothing of it is applied.",
      advice: "Plan again.",
    }),
  ],
  [
    /^Failed to read plan from plan file|^Failed to load ".*" as a plan file/,
    ({ detail }) => ({
      code: "plan-unreadable",
      message: `The saved plan cannot be read: ${firstLine(detail)}`,
      advice: "Plan again, with the tool that is to apply it.",
    }),
  ],
  [
    /^Provider produced inconsistent final plan/,
    ({ address }) => ({
      code: "plan-inconsistent",
      message: `What ${address ?? "a resource"} is to become turned out to be something else than the plan says; that was not applied.`,
      advice: "Plan again. It is a fault of the provider, or the plan was made for another workspace.",
    }),
  ],
  [
    /^Failed to persist state to backend|^Failed to save state/,
    () => ({
      code: "state-not-saved",
      message: "What was applied could not be written to the state.",
      advice: "Do not apply anything before the state is there; how to bring it there is said at the end.",
    }),
  ],
];

/** True for what says that a saved plan can never be applied any more. */
export function isPlanStale({ code }: Pick<Problem, "code">): boolean {
  return STALE.has(code);
}

const STALE: ReadonlySet<string> = new Set([
  "plan-stale",
  "plan-other-state",
  "plan-incomplete",
  "plan-unreadable",
  "plan-inconsistent",
]);

/** A login that is not valid any more, whichever provider says so; undefined for anything else. */
export function loginProblem({ summary, detail }: Diagnostic): Problem | undefined {
  if (!EXPIRED.test(`${summary}\n${detail}`)) return undefined;
  return {
    type: "problem",
    code: "login-expired",
    message: `The login at the provider is not valid, or not any more: ${summary}.`.replace("..", "."),
    advice:
      "Log in again, as the provider's documentation says. Nothing here asks for secrets or keeps them.",
  };
}

/** Clouds say it each in its own words. */
const EXPIRED =
  /\bExpiredToken(?:Exception)?\b|\bRequestExpired\b|\bInvalidClientTokenId\b|\bExpiredAuthenticationToken\b|\b(?:token|credentials?|session|login)\b[^.\n]{0,40}\b(?:has|have|is|are) expired\b|\binvalid_grant\b|\bNo valid credential sources? found\b/i;

function firstLine(text: string): string {
  const line = text.trim().split("\n", 1)[0] ?? "";
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
