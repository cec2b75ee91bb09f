import { equal } from "node:assert/strict";
import { suite } from "./support.ts";

/** Proves that a failure inside the extension host is a failure of the run, and that the rest still runs. */
export const run = suite("probe", (test) => {
  test("this one fails", () => equal(1 + 1, 3));
  test("this one never ends", () => new Promise(() => {}));
  test("this one passes", () => equal(1 + 1, 2));
}, 500);
