import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import { type PlanRead, readPlanText } from "../plan/read.ts";

/** The largest plan that is parsed: it takes four times as much memory, and beyond 512 MB Node has no texts. */
export const LARGEST_PLAN = 256 * 1024 * 1024;

/** Reads a file that `show -json` was written to. The problem goes on after the file's name. */
export function readPlanFile(path: string): PlanRead {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return { problem: "it is a folder; name the file that holds the plan" };
    if (stats.size > LARGEST_PLAN) return { problem: tooLarge(stats.size) };
    return readPlanBytes(readFileSync(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { problem: code === "ENOENT" ? "there is no such file" : `it cannot be read (${code})` };
  }
}

/** Reads a plan from a stream to its end, or until it is too large. */
export async function readPlanStream(stream: AsyncIterable<Uint8Array | string>): Promise<PlanRead> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > LARGEST_PLAN) return { problem: tooLarge(size) };
    chunks.push(bytes);
  }
  return readPlanBytes(Buffer.concat(chunks));
}

function readPlanBytes(bytes: Buffer): PlanRead {
  // A saved plan is a zip archive. PowerShell writes what is redirected to a file as UTF-16.
  if (bytes.subarray(0, 4).toString("latin1") === "PK\u0003\u0004") return readPlanText("PK\u0003\u0004");
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return readPlanText(bytes.toString("utf16le"));
  if (!isUtf8(bytes)) return { problem: "it is no text in UTF-8, so it cannot be the JSON of a plan" };
  return readPlanText(bytes.toString("utf8"));
}

function tooLarge(size: number): string {
  const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);
  return `it has more than ${megabytes(Math.min(size, LARGEST_PLAN))} MiB, which is the most that is read; plan a part of the configuration, or split it`;
}
