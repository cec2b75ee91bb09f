import { l10n, window } from "vscode";
import type { RootModule } from "../../../protocol/src/lsp.ts";
import { isInitNeeded } from "../../../runner/src/problems.ts";
import type { RootPlan } from "./plan-state.ts";
import { nameOf } from "./root-modules.ts";

/** Asks whether `init` may run: it downloads and executes what the configuration asks for. */
export async function agreesToInit(
  root: RootModule,
  { problems, diagnostics }: Pick<RootPlan, "problems" | "diagnostics">,
): Promise<boolean> {
  const initialise = l10n.t("Initialise and Plan");
  const missing = diagnostics.flatMap(({ detail }) => downloadsIn(detail));
  const reasons = problems.filter(isInitNeeded).map(({ message }) => message);
  const detail = [
    ...new Set(reasons),
    l10n.t(
      "Init downloads the providers and modules that the configuration asks for, and the plan executes them. Nothing is upgraded.",
    ),
    ...(missing.length > 0 ? [l10n.t("Missing: {0}", [...new Set(missing)].join(", "))] : []),
  ];
  const answer = await window.showWarningMessage(
    l10n.t("{0} is not initialised.", nameOf(root.directory)),
    { modal: true, detail: detail.join("\n\n") },
    initialise,
  );
  return answer === initialise;
}

/** Providers and modules that a diagnostic names as missing: `- registry.opentofu.org/hashicorp/aws: there is no package ...`. */
export function downloadsIn(detail: string): string[] {
  const listed = [...detail.matchAll(/^\s*- (?:provider )?([\w.-]+\/[\w./-]+):/gm)].map(
    (match) => match[1] as string,
  );
  const installed = /^Module "?([^"\s]+)"? is not installed/m.exec(detail)?.[1];
  return installed ? [...listed, installed] : listed;
}
