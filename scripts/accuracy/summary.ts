import { join } from "node:path";
import { ROOT } from "../run/steps.ts";
import type { CheckedBlock } from "./analyse.ts";

export const SUMMARY = join(ROOT, "test/accuracy/corpus-summary.tsv");

/** How many findings of which severity each rule has in each repository, one row each, sorted. */
export function summarize(blocks: readonly CheckedBlock[]): string {
  const counts = new Map<string, number>();
  for (const { repository, findings } of blocks)
    for (const { rule, severity } of findings) {
      const key = `${rule}\t${repository}\t${severity}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  const rows = [...counts].map(([key, count]) => `${key}\t${count}`).sort();
  return `rule\trepository\tseverity\tfindings\n${rows.join("\n")}\n`;
}

/** The rows that differ, `-` for what was and `+` for what is. */
export function summaryDifference(before: string, after: string): string[] {
  const old = new Set(before.split("\n"));
  const now = new Set(after.split("\n"));
  return [
    ...[...old].filter((row) => !now.has(row)).map((row) => `- ${row}`),
    ...[...now].filter((row) => !old.has(row)).map((row) => `+ ${row}`),
  ].sort((a, b) => (a.slice(2) < b.slice(2) ? -1 : a.slice(2) > b.slice(2) ? 1 : a < b ? 1 : -1));
}
