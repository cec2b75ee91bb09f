import {
  CodeLens,
  type CodeLensProvider,
  type Disposable,
  l10n,
  languages,
  type TextDocument,
  workspace,
} from "vscode";
import { DOCUMENTS } from "../features/documents.ts";
import { lensesOf, linesWithLenses } from "./lens-text.ts";
import { MARKS_SETTING } from "./marks-setting.ts";
import type { PlanMarks } from "./plan-marks.ts";
import { PLAN_COMMANDS } from "./plan-state.ts";

/** What the plan does to a block, above it. Whoever turns `editor.codeLens` off has none. */
export function registerPlanLenses(marks: PlanMarks): Disposable {
  const provider: CodeLensProvider = {
    onDidChangeCodeLenses: marks.onDidChange,
    provideCodeLenses: (document) => lensesIn(document, marks),
  };
  return languages.registerCodeLensProvider(DOCUMENTS, provider);
}

function lensesIn(document: TextDocument, marks: PlanMarks): CodeLens[] {
  if (!workspace.getConfiguration().get<boolean>(MARKS_SETTING, true)) return [];
  return linesWithLenses(marks.in(document.uri)).flatMap(({ root, range, marks: here }) => {
    const isOutdated = document.isDirty || marks.plans.of(root)?.isOutdated === true;
    return lensesOf(here, isOutdated, l10n.t).map(
      ({ title, tooltip, change }) =>
        new CodeLens(range, { title, tooltip, command: PLAN_COMMANDS.show, arguments: [root, change] }),
    );
  });
}
