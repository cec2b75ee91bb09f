import { createHash } from "node:crypto";
import { createReadStream, readFileSync, statSync } from "node:fs";
import { pipeline } from "node:stream/promises";

/** Larger ones are read piece by piece, beside other work. */
const SMALL_BYTES = 1024 * 1024;
const MOST_KNOWN = 10_000;

/** SHA-256 by all that tells one state of a file from another. */
const known = new Map<string, string>();

/** SHA-256 of a file as it is now; undefined for what is no file that can be read. One that has not changed is not read again. */
export async function fileHash(path: string): Promise<string | undefined> {
  try {
    const stats = statSync(path, { bigint: true });
    if (!stats.isFile()) return undefined;
    const { dev, ino, size, mtimeNs, ctimeNs } = stats;
    const state = [path, dev, ino, size, mtimeNs, ctimeNs].join(" ");
    const before = known.get(state);
    if (before !== undefined) return before;
    const hash = createHash("sha256");
    if (size > SMALL_BYTES) await pipeline(createReadStream(path), hash);
    else hash.update(readFileSync(path));
    const digest = hash.digest("hex");
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(state, digest);
    return digest;
  } catch {
    return undefined;
  }
}
