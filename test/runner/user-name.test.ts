import { expect, test, vi } from "vitest";
import { baseOf } from "../../runner/src/state-directory.ts";
import { userName } from "../../runner/src/user-name.ts";

vi.mock("node:os", async (original) => ({
  ...(await original<typeof import("node:os")>()),
  userInfo: () => {
    throw new Error("uv_os_get_passwd returned ENOENT");
  },
}));

test("a user of whom the system knows no name, as in containers, has that of the environment, or a number", () => {
  expect(userName({ USER: "ann" })).toBe("ann");
  expect(userName({ USER: "", LOGNAME: "ben" })).toBe("ben");
  expect(userName({})).toMatch(/^user (\d+|without a name)$/);
});

test("49: without a home it is said what to set", () => {
  expect(() => baseOf({})).toThrow("Set HOME or XDG_STATE_HOME to a folder that can be written.");
});
