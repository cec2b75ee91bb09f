import { existsSync, readFileSync } from "node:fs";

/** What happened in the cloud, in this order. */
export interface JournalEvent {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The provider's pid. */
  readonly process: number;
  /** `create started`, `create exists`, `create finished`, `create failed`; likewise of the others. */
  readonly event: string;
  readonly kind: string;
  readonly id?: string;
  readonly name?: string;
}

/** One event a line, beside the cloud's file. */
export function journalPath(cloudPath: string): string {
  return cloudPath.replace(/(\.json)?$/, ".journal.jsonl");
}

export function readJournal(cloudPath: string): readonly JournalEvent[] {
  const path = journalPath(cloudPath);
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}
