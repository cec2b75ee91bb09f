import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lockHolder, takeLock } from "../../runner/src/lock.ts";
import { identifySelf } from "../../runner/src/processes.ts";
import { bundleScript } from "../../scripts/build/bundles.ts";

let directory: string;
let contender: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "rebake-lock-"));
  contender = await bundleScript(join(import.meta.dirname, "lock-entry.ts"), join(directory, "lock.js"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const DEAD = {
  process: { ...identifySelf(), started: "1" },
  run: "dead",
  about: "x",
  since: "2026-01-01T00:00:00Z",
};

test("a lock is held by one, told to others, and given back", () => {
  const file = join(directory, "a.lock");
  const lock = takeLock(file, "first", "/root");
  expect(takeLock(file, "second", "/root")).toMatchObject({
    kind: "busy",
    holder: { run: "first", about: "/root" },
  });
  if (lock.kind === "held") lock.release();
  expect(lockHolder(file)).toBeUndefined();
  expect(takeLock(file, "second", "/root")).toMatchObject({ kind: "held" });
});

test("a lock file that is not understood is left alone, and named", () => {
  const file = join(directory, "b.lock");
  writeFileSync(file, "what is this");
  expect(takeLock(file, "run", "/root")).toEqual({ kind: "busy", holder: undefined, file });
});

test("a dead process's lock is taken over, also where another died while taking it over", () => {
  const file = join(directory, "c.lock");
  for (const dead of [file, `${file}.takeover`]) writeFileSync(dead, JSON.stringify(DEAD));
  expect(takeLock(file, "run", "/root")).toMatchObject({ kind: "held" });
  expect(lockHolder(file)).toMatchObject({ run: "run" });
  expect(readdirSync(directory).filter((name) => name.startsWith("c.lock"))).toEqual(["c.lock"]);
});

test("46: of many that find a dead process's lock at once, one gets it", async () => {
  for (let round = 0; round < 4; round++) {
    const file = join(directory, `race-${round}.lock`);
    const journal = join(directory, `race-${round}.journal`);
    writeFileSync(file, JSON.stringify(DEAD));
    writeFileSync(journal, "");
    const all = Array.from({ length: 8 }, () => spawn(process.execPath, [contender, file, journal]));
    try {
      await Promise.all(all.map((child) => new Promise((resolve) => child.stdout.once("data", resolve))));
      for (const child of all) child.stdin.write("go");
      while (linesOf(journal).length < all.length) await pause(10);
      expect(linesOf(journal).filter((line) => line === "held")).toHaveLength(1);
    } finally {
      await Promise.all(all.map(end));
    }
  }
});

function linesOf(path: string): string[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "");
}

function end(child: ChildProcess): Promise<unknown> {
  const ended = new Promise((resolve) => child.on("close", resolve));
  child.kill("SIGKILL");
  return ended;
}
