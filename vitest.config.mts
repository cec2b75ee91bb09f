import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Tests that put something in the place of `vscode`, or of a module of Node: others must not meet it. */
const REPLACING_MODULES = ["test/client/**/*.test.ts", "test/runner/user-name.test.ts"];

export default defineConfig({
  test: {
    // One core less than there are, as is usual, is one too few of two: many tests wait for tools that they have started.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/host/**", ...REPLACING_MODULES],
          // Reading the sources once for each process, not for each file, saves more than a third of the time.
          isolate: false,
          // Against what hangs, not against a busy machine.
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "replacing",
          include: REPLACING_MODULES,
        },
      },
      {
        test: {
          name: "host",
          include: ["test/host/**/*.test.ts"],
          testTimeout: 240_000,
          // An editor on a busy machine loses a key or a click now and then. It is tried once more in CI, where that is told.
          retry: process.env.CI ? 1 : 0,
          hookTimeout: 900_000,
          globalSetup: ["test/host/prepare.ts"],
        },
      },
    ],
  },
});
