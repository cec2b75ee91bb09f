import { appendFileSync } from "node:fs";
import { takeLock } from "../../runner/src/lock.ts";

// One of several that want a lock at once: node lock.js <file> <journal>. Who has it says so, and keeps it until it is told to end.
const [file = "", journal = ""] = process.argv.slice(2);
process.stdout.write("ready\n");
process.stdin.once("data", () => {
  const lock = takeLock(file, `run-${process.pid}`, "test");
  appendFileSync(journal, `${lock.kind}\n`);
  process.stdin.once("data", () => process.exit(0));
});
