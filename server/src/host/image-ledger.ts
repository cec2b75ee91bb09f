import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import type { ImageLedger } from "../rules/rule.ts";

const LARGEST_RECORD = 1024 * 1024;
const MOST_RECORDS = 20_000;

/**
 * The images of which `.rebake/images` has a record: a JSON file for each bake. Every text in a record counts as the name of an
 * image, so that a record may name its images wherever it likes, also as Packer does (`eu-west-1:ami-1,us-east-1:ami-2`).
 * @param root the folder of the workspace
 * @param onProblem gets what cannot be read, a sentence that begins with the path
 * @returns undefined where there is no such folder
 */
export function readImageLedger(root: string, onProblem: (problem: string) => void): ImageLedger | undefined {
  const folder = `${root}/.rebake/images`;
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const images = new Set<string>();
  for (const path of recordsIn(folder, onProblem)) addRecord(path, images, onProblem);
  return { has: (image) => images.has(image) || images.has(image.slice(image.lastIndexOf("/") + 1)) };
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
  try {
    if (statSync(path).size > LARGEST_RECORD) {
      onProblem(`${path}: is too large for the record of a bake, and was left out`);
      return;
    }
    JSON.parse(readFileSync(path, "utf8"), (_key, value: unknown) => {
      if (typeof value !== "string") return value;
      images.add(value);
      for (const part of value.split(/[,:]/)) images.add(part.trim());
      return value;
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    onProblem(
      `${path}: ${code === undefined ? "is not JSON" : `cannot be read (${code})`}, and was left out`,
    );
  }
}
