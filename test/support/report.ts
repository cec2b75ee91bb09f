import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FIXTURE = join(import.meta.dirname, "../fixtures/report");

/** Rules whose findings in the workspace of reports no other rule changes. */
export const REPORT_RULES =
  "ssh-ingress-public,rdp-ingress-public,remote-exec,user-data-not-replacing,manifest-missing";

/** A copy of the small workspace that reports are made of, where no repository is above it. */
export function reportWorkspace(): { path: string; remove: () => void } {
  const path = join(realpathSync(mkdtempSync(join(tmpdir(), "rebake-report-"))), "shop");
  cpSync(FIXTURE, path, { recursive: true });
  return { path, remove: () => rmSync(join(path, ".."), { recursive: true, force: true }) };
}
