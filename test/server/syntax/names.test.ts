import { expect, test } from "vitest";
import { dialectOf } from "../../../server/src/syntax/names.ts";

test.each([
  ["/w/main.tf", "terraform"],
  ["/w/main.tofu.json", "terraform"],
  ["/w/.main.tf", undefined],
  ["/w/.main.tf.json", undefined],
  ["/w/.auto.tfvars", "terraform-vars"],
  ["/w/.hidden.pkr.hcl", "packer"],
])("%s is read as the tools read it", (path, dialect) => {
  expect(dialectOf(path)).toBe(dialect);
});
