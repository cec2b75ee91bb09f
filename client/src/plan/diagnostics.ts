import { readdir } from "node:fs/promises";
import { join } from "node:path";
import {
  Diagnostic,
  type DiagnosticCollection,
  DiagnosticSeverity,
  Disposable,
  l10n,
  languages,
  Range,
  Uri,
} from "vscode";
import { type Location, locationOf } from "./places.ts";
import type { PlanMarks } from "./plan-marks.ts";
import type { RootPlan } from "./plan-state.ts";
import { asOpened } from "./root-spelling.ts";
import { type ToolDiagnostic, toolDiagnostics, toolName } from "./tool-diagnostics.ts";

/** What the tools say of a plan, in the Problems: until the next plan of that root module begins, or it is put away. */
export function registerPlanDiagnostics(marks: PlanMarks): Disposable {
  const { plans } = marks;
  const shown = new Map<string, ShownDiagnostics>();
  const update = (root: string): void => {
    const plan = plans.of(root);
    let one = shown.get(root);
    if (!one) {
      if (!plan || plan.diagnostics.length === 0) return;
      one = new ShownDiagnostics(root, marks);
      shown.set(root, one);
    }
    void one.show(plan);
  };
  for (const root of plans.roots) update(root);
  return Disposable.from(plans.onDidChange(update), {
    dispose: () => {
      for (const one of shown.values()) one.dispose();
    },
  });
}

/** Those of one root module. */
class ShownDiagnostics implements Disposable {
  private readonly collection: DiagnosticCollection;
  /** The run and how much of it is shown. */
  private shown = "";
  private turn = 0;

  constructor(
    private readonly root: string,
    private readonly marks: PlanMarks,
  ) {
    this.collection = languages.createDiagnosticCollection("Rebake plan");
  }

  async show(plan: RootPlan | undefined): Promise<void> {
    const what = plan
      ? `${plan.run.id} ${plan.state.phase} ${plan.diagnostics.length} ${plan.problems.length}`
      : "";
    if (what === this.shown) return;
    this.shown = what;
    const mine = ++this.turn;
    if (!plan || plan.diagnostics.length === 0) {
      this.collection.clear();
      return;
    }
    const byFile = new Map<string, Diagnostic[]>();
    for (const one of toolDiagnostics(plan, l10n.t)) {
      const { uri, range } = await this.place(one);
      const diagnostic = new Diagnostic(range, one.message, SEVERITIES[one.severity]);
      diagnostic.source = toolName(plan);
      byFile.set(uri.toString(), [...(byFile.get(uri.toString()) ?? []), diagnostic]);
    }
    if (mine !== this.turn) return;
    this.collection.clear();
    for (const [uri, all] of byFile) this.collection.set(Uri.parse(uri), all);
  }

  dispose(): void {
    this.collection.dispose();
  }

  private async place({ place, address }: ToolDiagnostic): Promise<Location> {
    const base = await asOpened(this.root);
    if (place) return locationOf(base, place);
    const block = address === undefined ? undefined : await this.marks.find(this.root, address);
    return block ?? { uri: await firstFile(base), range: new Range(0, 0, 0, 0) };
  }
}

/** What says nothing of where it is stands at the beginning of the root module. */
async function firstFile(directory: string): Promise<Uri> {
  // The folder of an old plan may be gone: what the tool said of it is shown all the same.
  const all = await readdir(directory).catch((): string[] => []);
  const names = all.filter((name) => /\.(?:tf|tofu)(?:\.json)?$/.test(name)).sort();
  const name = names.find((one) => /^main\./.test(one)) ?? names[0] ?? "main.tf";
  return Uri.file(join(directory, name));
}

const SEVERITIES = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning };
