import { l10n, type QuickPickItem, window } from "vscode";
import type { RootModule } from "../../../protocol/src/lsp.ts";
import { USUAL_PLAN } from "../../../protocol/src/usual-plan.ts";
import { pickAddresses, pickVarsFiles, pickWorkspace } from "./option-pickers.ts";
import type { PlanOptions } from "./plan-memory.ts";
import { nameOf } from "./root-modules.ts";

interface OptionItem extends QuickPickItem {
  /** Asks for another value; undefined leaves it as it was. Missing where the plan is to begin. */
  readonly change?: () => Promise<PlanOptions | undefined>;
}

/**
 * Shows the options of a root module with their values until somebody begins the plan, which is the first entry, or leaves.
 * @param known addresses to choose from as targets.
 * @returns undefined when they left.
 */
export async function askOptions(
  root: RootModule,
  before: PlanOptions,
  known: readonly string[],
): Promise<PlanOptions | undefined> {
  let options = before;
  for (;;) {
    const picked: OptionItem | undefined = await window.showQuickPick(itemsOf(root, options, known), {
      title: l10n.t("Plan of {0}", nameOf(root.directory)),
      placeHolder: l10n.t("Enter plans with these options; they are kept for this root module"),
    });
    if (!picked) return undefined;
    if (!picked.change) return options;
    options = (await picked.change()) ?? options;
  }
}

function itemsOf(root: RootModule, options: PlanOptions, known: readonly string[]): OptionItem[] {
  const { mode, refresh, workspace, varFiles, targets, replace, lockTimeoutSeconds } = options;
  const changed = async (
    change: Promise<Partial<PlanOptions> | undefined>,
  ): Promise<PlanOptions | undefined> => {
    const more = await change;
    return more && { ...options, ...more };
  };
  const several = (list: readonly string[]): string => (list.length === 0 ? l10n.t("none") : list.join(", "));
  return [
    { label: `$(play) ${l10n.t("Plan")}` },
    { label: l10n.t("Mode"), description: modeText(mode), change: () => changed(pickMode()) },
    {
      label: l10n.t("Workspace"),
      description: workspace ?? l10n.t("the one that is selected"),
      change: async () => withWorkspace(options, await pickWorkspace(root.directory, workspace)),
    },
    {
      label: l10n.t("Vars files"),
      description: several([...root.varsFiles, ...varFiles]),
      change: () => changed(pickVarsFiles(root, varFiles).then((files) => files && { varFiles: files })),
    },
    {
      label: l10n.t("Targets"),
      description: several(targets),
      change: () =>
        changed(pickAddresses(l10n.t("Targets"), known, targets).then((list) => list && { targets: list })),
    },
    {
      label: l10n.t("Replace"),
      description: several(replace),
      change: () =>
        changed(pickAddresses(l10n.t("Replace"), known, replace).then((list) => list && { replace: list })),
    },
    {
      label: l10n.t("Look at what is really there"),
      description: refresh ? l10n.t("yes") : l10n.t("no, only at the state"),
      change: async () => ({ ...options, refresh: mode === "refresh-only" || !refresh }),
    },
    {
      label: l10n.t("When the state is locked"),
      description:
        lockTimeoutSeconds > 0 ? l10n.t("wait for {0} minutes", lockTimeoutSeconds / 60) : l10n.t("say so"),
      change: async () => ({ ...options, lockTimeoutSeconds: lockTimeoutSeconds > 0 ? 0 : WAIT_SECONDS }),
    },
    {
      label: l10n.t("As usual"),
      description: l10n.t("without any of these"),
      change: async () => USUAL_PLAN,
    },
  ];
}

const WAIT_SECONDS = 5 * 60;

function modeText(mode: PlanOptions["mode"]): string {
  switch (mode) {
    case "normal":
      return l10n.t("what changes");
    case "destroy":
      return l10n.t("destroy everything");
    case "refresh-only":
      return l10n.t("only what was changed behind its back");
  }
}

async function pickMode(): Promise<Partial<PlanOptions> | undefined> {
  const items = (["normal", "refresh-only", "destroy"] as const).map((mode) => ({
    label: modeText(mode),
    mode,
  }));
  const picked = await window.showQuickPick(items, { title: l10n.t("Mode") });
  // Refreshing only, and not refreshing, is nothing.
  return (
    picked && (picked.mode === "refresh-only" ? { mode: picked.mode, refresh: true } : { mode: picked.mode })
  );
}

function withWorkspace(options: PlanOptions, picked: string | undefined): PlanOptions | undefined {
  if (picked === undefined) return undefined;
  const { workspace: _before, ...rest } = options;
  return picked === "" ? rest : { ...rest, workspace: picked };
}
