import { type Dirent, readdirSync, statSync } from "node:fs";
import { readImageRecord } from "../../../protocol/src/image-record.ts";
import type { ImageLedger } from "../rules/rule.ts";
import { readRecordText } from "./ledger.ts";

const MOST_RECORDS = 20_000;

/**
 * The images of which `.rebake/images` has a record: a JSON file for each bake. In a record that Rebake wrote the names of the
 * images are known. Elsewhere every text counts as one, so that it may stand wherever it likes, also as Packer writes it
 * (`eu-west-1:ami-1,us-east-1:ami-2`). Azure does not tell capital letters from small ones, and nobody else tells images by them.
 * @param root the folder of the workspace
 * @param onProblem gets what cannot be read, a sentence that begins with the path
 * @returns undefined where there is no such folder
 */
export function readImageLedger(root: string, onProblem: (problem: string) => void): ImageLedger | undefined {
  const folder = `${root}/.rebake/images`;
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const images = new Set<string>();
  for (const path of recordsIn(folder, onProblem)) addRecord(path, images, onProblem);
  const has = (image: string): boolean =>
    images.has(image) || images.has(image.slice(image.lastIndexOf("/") + 1));
  return { has: (image) => has(image.toLowerCase()) };
}

function recordsIn(folder: string, onProblem: (problem: string) => void): string[] {
  const records: string[] = [];
  const pending = [{ folder, depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const entry of entriesOf(next.folder, onProblem)) {
      const path = `${next.folder}/${entry.name}`;
      if (entry.isDirectory() && next.depth < 4) pending.push({ folder: path, depth: next.depth + 1 });
      else if (entry.isFile() && entry.name.endsWith(".json")) records.push(path);
      if (records.length >= MOST_RECORDS) {
        onProblem(`${folder}: has more than ${MOST_RECORDS} records, and the others were left out`);
        return records;
      }
    }
  }
  return records;
}

function entriesOf(folder: string, onProblem: (problem: string) => void): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    onProblem(`${folder}: cannot be listed (${(error as NodeJS.ErrnoException).code ?? error})`);
    return [];
  }
}

function addRecord(path: string, images: Set<string>, onProblem: (problem: string) => void): void {
  const text = readRecordText(path);
  if ("wrong" in text) {
    onProblem(`${path}: ${text.wrong}, and was left out`);
    return;
  }
  try {
    for (const name of namesIn(text.value)) images.add(name.toLowerCase());
  } catch {
    onProblem(`${path}: is not JSON, and was left out`);
  }
}

function namesIn(text: string): Iterable<string> {
  const record = readImageRecord(text);
  if ("value" in record)
    return record.value.builds.flatMap(({ artifactId, artifacts }) => [
      artifactId,
      ...artifacts.map(({ id }) => id),
    ]);
  const names: string[] = [];
  JSON.parse(text, (_key, value: unknown) => {
    if (typeof value === "string") names.push(value, ...value.split(/[,:]/).map((part) => part.trim()));
    return value;
  });
  return names;
}
