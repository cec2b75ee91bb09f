import type { ChangeDiff } from "../../../protocol/src/plan-view.ts";
import { isImagePath, isLabel } from "../knowledge/resource-roles.ts";
import { blockAddress, withinModule } from "./addresses.ts";
import { diffOf } from "./attributes.ts";
import { PlanConfiguration } from "./configuration.ts";
import { field } from "./json.ts";
import type { PlanModel, ResourceChange } from "./model.ts";
import { namesIn, type Path, shownPath } from "./paths.ts";
import type { Redactor } from "./redactor.ts";

/** Attributes of one change that are listed. What comes or goes as a whole is told by fewer. */
const MOST_OF_CHANGED = 100;
const MOST_OF_WHOLE = 40;
/** Attributes of all changes together, beyond which each change lists only a few: a plan of any size must stay readable. */
const MOST_OF_ALL = 40_000;
const FEW = 4;

/** The differences of a plan, equal ones of a block kept once. */
export class ChangeDiffs {
  readonly all: ChangeDiff[] = [];
  private readonly indices = new Map<string, number>();
  private readonly configuration: PlanConfiguration;
  private readonly sourcesOfReplacements: ReadonlySet<string>;
  private listed = 0;

  constructor(
    plan: PlanModel,
    private readonly redactor: Redactor,
  ) {
    this.configuration = new PlanConfiguration(field(plan.json, "configuration", "root_module"));
    this.sourcesOfReplacements = this.configuration.sourcesOfReplacements(plan.changes);
  }

  /** Index into `all`; undefined where nothing is known to differ. */
  of(change: ResourceChange): number | undefined {
    const { address, type, kind, replacePaths } = change;
    const isWhole = kind === "create" || kind === "delete" || kind === "forget" || kind === "read";
    const most = this.listed > MOST_OF_ALL ? FEW : isWhole ? MOST_OF_WHOLE : MOST_OF_CHANGED;
    const diff = diffOf(change, {
      redactor: this.redactor,
      replacePaths,
      // Of what exists and gets another image, that is what counts, also where a dynamic block hides that somebody wrote it.
      isTelling: (path) =>
        this.isTelling(address, path) || (kind === "update" && isImagePath(type, shownPath(path))),
      weightOf: (path) => (isImagePath(type, path) ? 0 : isLabel(path) ? 2 : 1),
      most,
    });
    if (diff.attributes.length === 0 && diff.decidedAtApply.length === 0 && diff.more === 0) return undefined;
    const key = `${blockAddress(address)} ${JSON.stringify(diff)}`;
    const known = this.indices.get(key);
    if (known !== undefined) return known;
    this.listed += diff.attributes.length;
    this.indices.set(key, this.all.push(diff) - 1);
    return this.all.length - 1;
  }

  private isTelling(address: string, path: Path): boolean {
    if (this.configuration.isWritten(address, path)) return true;
    const { calls, local } = withinModule(address);
    const prefix = calls.map((call) => `module.${call}.`).join("");
    return this.sourcesOfReplacements.has([`${prefix}${local}`, ...namesIn(path)].join("."));
  }
}
