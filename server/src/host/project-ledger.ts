import type { DeploymentRecord } from "../../../protocol/src/deployment-record.ts";
import type { ImageRecord } from "../../../protocol/src/image-record.ts";
import { isSameJson } from "../../../protocol/src/same-json.ts";
import { appliedSomething, hasMade } from "../project/deployed.ts";
import { Pauses } from "./pauses.ts";
import { RecordHistory } from "./record-history.ts";

/** The records of one project file, each read once and only when it is needed. For one answer: it does not see what comes later. */
export class ProjectLedger {
  private readonly bakes = new Map<string, RecordHistory<"images">>();
  private readonly deployed = new Map<string, RecordHistory<"deployments">>();
  private readonly pauses = new Pauses();

  /** @param project the folder of rebake.hcl */
  constructor(private readonly project: string) {}

  images(image: string): RecordHistory<"images"> {
    return this.historyIn(this.bakes, "images", image);
  }

  deployments(target: string): RecordHistory<"deployments"> {
    return this.historyIn(this.deployed, "deployments", target);
  }

  /** The newest deployment that left something behind. */
  newestApplied(target: string): Promise<DeploymentRecord | undefined> {
    return this.deployments(target).find(appliedSomething);
  }

  /** The newest deployment that left an image behind which is another one than this. */
  newestOther(target: string, value: unknown): Promise<DeploymentRecord | undefined> {
    return this.deployments(target).find(
      (record) =>
        appliedSomething(record) && record.image !== undefined && !isSameJson(record.image.value, value),
    );
  }

  /**
   * The bake that made what a target is set to. Where several made the same it is the one that was deployed, otherwise the newest.
   * @param value of the pin
   */
  async bakeOf(image: string, value: unknown, target: string): Promise<ImageRecord | undefined> {
    if (typeof value !== "string") return undefined;
    const [last] = await this.deployments(target).newest(1);
    const known = last?.image?.image === image && last.image.value === value ? last.image.record : undefined;
    const history = this.images(image);
    const deployed = known === undefined ? undefined : history.byId(known);
    if (deployed && "value" in deployed && hasMade(deployed.value, value)) return deployed.value;
    return history.findWith(value, (record) => hasMade(record, value));
  }

  /** What was passed over so far, sentences that begin with the path. */
  get problems(): string[] {
    const histories = [...this.bakes.values(), ...this.deployed.values()];
    return [...new Set(histories.flatMap(({ problems }) => problems))];
  }

  private historyIn<K extends "images" | "deployments">(
    known: Map<string, RecordHistory<K>>,
    kind: K,
    name: string,
  ): RecordHistory<K> {
    const before = known.get(name);
    if (before) return before;
    const history = new RecordHistory(this.project, kind, name, this.pauses);
    known.set(name, history);
    return history;
  }
}
