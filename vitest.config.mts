import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // One core less than there are, as is usual, is one too few of two: many tests wait for tools that they have started.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/host/**"],
          // Against what hangs, not against a busy machine.
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "host",
          include: ["test/host/**/*.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 900_000,
          globalSetup: ["test/host/prepare.ts"],
        },
      },
    ],
  },
});
