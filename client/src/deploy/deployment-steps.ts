import { l10n } from "vscode";
import type { PageOperation } from "../../../protocol/src/plan-page-deploy.ts";
import type { ChangeKind, PlanView } from "../../../protocol/src/plan-view.ts";
import type { EventOf } from "../../../protocol/src/run-events.ts";
import type { RunFacts } from "../runs/run-facts.ts";

type Operation = EventOf<"operation">;

/** What applying each kind of change does, one after the other. */
const VERBS: Readonly<Partial<Record<ChangeKind, readonly string[]>>> = {
  delete: ["delete"],
  "replace-destroy-first": ["delete", "create"],
  "replace-create-first": ["create", "delete"],
  update: ["update"],
  create: ["create"],
};

/** How much of a plan is applied. */
export function progressOf(
  view: PlanView | undefined,
  { operations }: Pick<RunFacts, "operations">,
): { readonly done: number; readonly of: number } {
  const planned = (view?.changes ?? []).flatMap(({ kind, mode }) =>
    mode === "managed" ? (VERBS[kind] ?? []) : [],
  );
  const done = operations.filter(({ phase }) => phase === "complete").length;
  // More may be done than was planned, where the view is not whole.
  return { done, of: Math.max(planned.length, operations.length) };
}

const MOST_SHOWN = 12;

/** What failed, and what is being done right now. */
export function operationsOf({ operations }: Pick<RunFacts, "operations">): PageOperation[] {
  const failed = operations.filter(({ phase }) => phase === "error");
  const running = operations.filter(({ phase }) => phase === "start" || phase === "progress");
  return [...failed.map((one) => shown(one, "failed")), ...running.map((one) => shown(one, "running"))].slice(
    0,
    MOST_SHOWN,
  );
}

function shown(operation: Operation, state: PageOperation["state"]): PageOperation {
  const { address, elapsedSeconds } = operation;
  return {
    state,
    text: `${verbText(operation.verb)} ${address}`,
    ...(elapsedSeconds === undefined || elapsedSeconds === 0
      ? {}
      : { detail: l10n.t("{0} s", elapsedSeconds) }),
  };
}

function verbText(verb: string): string {
  switch (verb) {
    case "create":
      return l10n.t("create");
    case "delete":
      return l10n.t("delete");
    case "update":
      return l10n.t("update");
    default:
      return verb;
  }
}
