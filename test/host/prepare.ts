import { buildAll } from "../../scripts/build/bundles.ts";
import { ensureDebianPackages } from "../../scripts/host/debian.ts";
import { ensureVsCode } from "../../scripts/host/setup.ts";

/** Once before all tests of this folder: they run side by side, and none may build what others run from. */
export default async function prepare(): Promise<void> {
  await ensureDebianPackages(["chromium"], console.log);
  await ensureVsCode(console.log);
  await buildAll();
}
