import { readFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { CheckReport } from "../../protocol/src/check-report.ts";
import type { EarlierReport } from "./output/report.ts";
import { UsageError } from "./usage.ts";

/**
 * Reads earlier reports of `--format json`, the oldest first: by when they were made, otherwise by the age of the file.
 * @throws UsageError for a file that is none
 */
export function readHistory(paths: readonly string[], directory: string): EarlierReport[] {
  return paths
    .map((path) => {
      const report = readReport(path, directory);
      const time = Date.parse(report.created ?? "");
      return {
        name: basename(path, ".json"),
        report,
        time: Number.isNaN(time) ? statSync(resolve(directory, path)).mtimeMs : time,
      };
    })
    .sort((a, b) => a.time - b.time)
    .map(({ name, report }) => ({ name, report }));
}

function readReport(path: string, directory: string): CheckReport {
  let text: string;
  try {
    text = readFileSync(resolve(directory, path), "utf8");
  } catch (error) {
    throw new UsageError(
      `--history ${path}: cannot be read (${(error as NodeJS.ErrnoException).code ?? error})`,
    );
  }
  const report = parsed(text);
  if (!report) throw new UsageError(`--history ${path}: is no report of "rebake check --format json"`);
  return report;
}

/** Older versions know fewer fields; only those that a trend needs are asked for. */
function parsed(text: string): CheckReport | undefined {
  try {
    const report = JSON.parse(text) as CheckReport | null;
    return report?.version === 1 && typeof report.summary?.findings === "number" ? report : undefined;
  } catch {
    return undefined;
  }
}
