import { l10n, type QuickPickItem, window } from "vscode";
import type { ProjectStatus } from "../../../protocol/src/project-status.ts";
import { tell } from "../plan/offer.ts";
import { nameOf } from "../plan/root-modules.ts";
import { Ages } from "../project/ages.ts";
import { subjectIn } from "../project/project-node.ts";
import { type TargetOf, targetsOf } from "../project/project-store.ts";
import { stateOfTarget } from "../project/target-nodes.ts";

/**
 * The target that somebody means: of a line of the view Targets, of a lens, or the one that they choose.
 * @param isMeant which ones may be chosen
 * @returns undefined when nobody chose, or there is none, which has been said.
 */
export async function pickTarget(
  given: unknown,
  projects: readonly ProjectStatus[],
  title: string,
  isMeant: (target: TargetOf) => boolean = () => true,
): Promise<TargetOf | undefined> {
  const all = targetsOf(projects);
  const subject = subjectIn(given);
  if (subject?.kind === "target") {
    const found = all.find(
      ({ project, target }) => project === subject.project && target.name === subject.target,
    );
    if (!found) tell("warning", noTarget(subject.target));
    return found;
  }
  const meant = all.filter(isMeant);
  const [only] = meant;
  if (!only) {
    tell(
      "information",
      l10n.t("No target of rebake.hcl is meant by that: a target says what is deployed to."),
      {
        title: l10n.t("Add a Target"),
        command: "rebake.addTarget",
      },
    );
    return undefined;
  }
  if (meant.length === 1) return only;
  const items = meant.map((one) => itemOf(one));
  const picked = await window.showQuickPick(items, {
    title,
    placeHolder: l10n.t("Which target?"),
    matchOnDescription: true,
  });
  return picked?.of;
}

/** A block that was just typed is known to the server when it is saved. */
function noTarget(name: string): string {
  return l10n.t("rebake.hcl as it is saved has no target {0}. Save the file, and try again.", name);
}

function itemOf(of: TargetOf): QuickPickItem & { readonly of: TargetOf } {
  const { name, production, root } = of.target;
  const state = stateOfTarget(of.target, new Ages(Date.now()));
  return {
    label: name,
    description: production ? l10n.t("production · {0}", state) : state,
    detail: nameOf(root),
    of,
  };
}
