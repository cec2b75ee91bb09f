import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/host/**"],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "host",
          include: ["test/host/**/*.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 900_000,
          // Each file starts an editor and a browser of its own; two cores hold one at a time.
          fileParallelism: false,
        },
      },
    ],
  },
});
