import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureDebianPackages } from "./host/debian.ts";
import { ensureVsCode } from "./host/setup.ts";
import { ROOT, runStep, StepFailed, say } from "./run/steps.ts";

/** What vitest writes with its JSON reporter, as far as it is read here. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly success: boolean;
}

const filters = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
try {
  if (filters.length === 0) {
    await runStep("format and lint", process.execPath, [
      "node_modules/@biomejs/biome/bin/biome",
      "check",
      "--error-on-warnings",
      ".",
    ]);
    await runStep("types", process.execPath, ["scripts/bootstrap.mjs", "typecheck"]);
    await runStep("generated files", process.execPath, ["scripts/bootstrap.mjs", "generate", "--check"]);
  }
  await runStep("build", process.execPath, ["scripts/bootstrap.mjs", "build"]);
  await ensureDebianPackages(["chromium", "packer"], say);
  await runVitest("unit", "replacing");
  await ensureVsCode(say);
  await runVitest("host");
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  say(error.message);
  process.exitCode = 1;
}
// The line that CI reads.
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
if (total.passed === 0) process.exitCode = 1;

/** Runs projects of vitest.config.mts and adds up their tests. @throws StepFailed when one fails. */
async function runVitest(...projects: readonly [string, ...string[]]): Promise<void> {
  const [project] = projects;
  const output = join(ROOT, ".cache", `vitest-${project}.json`);
  rmSync(output, { force: true });
  try {
    const options = [
      ...projects.flatMap((name) => ["--project", name]),
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${output}`,
      "--passWithNoTests",
    ];
    await runStep(
      `${project} tests`,
      process.execPath,
      ["node_modules/vitest/vitest.mjs", "run", ...options, ...filters],
      // No test needs the network, and reading a file of certificates makes each of some thousand starts of Node 80 ms longer.
      { NODE_EXTRA_CA_CERTS: "" },
    );
  } finally {
    const report = JSON.parse(readFileSync(output, "utf8")) as VitestReport;
    total.passed += report.numPassedTests;
    total.failed += report.numFailedTests;
    total.skipped += report.numPendingTests + report.numTodoTests;
  }
}
