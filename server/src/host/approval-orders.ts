import { realpathSync } from "node:fs";
import type { PinnedImage } from "../../../protocol/src/deployment-record.ts";
import type { ApprovalOrdersResult } from "../../../protocol/src/lsp.ts";
import type { ApprovalOrder, PinStatus } from "../../../protocol/src/project-status.ts";
import type { ProjectTarget } from "../project/deploy.ts";
import { verifyOrder } from "../project/deployed.ts";
import { varsFilesOf, withPins } from "./chosen-vars.ts";
import { type LoadEngine, type ProjectBlocks, readProjectBlocks } from "./project-blocks.ts";
import { ProjectLedger } from "./project-ledger.ts";
import { pinStatus } from "./target-pin.ts";
import { whatIsUnproven } from "./unproven.ts";
import { rootFolder, wrongTarget } from "./wrong-target.ts";

/**
 * What approving a plan is about: an order for each target that the plan may be for, as rebake.hcl, pins and records say now.
 * @param project the folder of rebake.hcl
 * @param root of the plan, by whatever name
 * @param workspace of the plan, where it is known
 */
export async function approvalOrders(
  load: LoadEngine,
  project: string,
  root: string,
  workspace: string | undefined,
): Promise<ApprovalOrdersResult> {
  const blocks = await readProjectBlocks(load, project);
  if ("wrong" in blocks) return { orders: [], problems: [blocks.wrong] };
  const real = realOf(root);
  const ledger = new ProjectLedger(blocks.project);
  const orders: ApprovalOrder[] = [];
  const problems: string[] = [];
  for (const target of blocks.targets) {
    if (realOf(rootFolder(blocks, target)) !== real) continue;
    const found = await approvalOrder(blocks, target, workspace, ledger);
    if (typeof found === "string") problems.push(found);
    else orders.push(found);
  }
  return { orders, problems };
}

/** A sentence where the plan is none for the target. */
async function approvalOrder(
  blocks: ProjectBlocks,
  target: ProjectTarget,
  workspace: string | undefined,
  ledger: ProjectLedger,
): Promise<ApprovalOrder | string> {
  const { name, nameRange, production, variable, image, verify } = target;
  if (target.workspace !== undefined && target.workspace !== workspace) {
    const other =
      workspace === undefined ? "the plan does not say which it is for" : `the plan is for "${workspace}"`;
    return blocks.said(
      nameRange,
      `target "${name}" is for the workspace "${target.workspace}", and ${other}`,
    );
  }
  const wrong = wrongTarget(blocks, target);
  if (wrong !== undefined) return wrong;
  const pin = await pinStatus(blocks, target, ledger);
  if ("wrong" in pin) return pin.wrong;
  const [hiding] = pin.value?.hiddenBy ?? [];
  if (hiding !== undefined)
    return `${hiding} sets "${variable?.value}", too, and counts instead of the pin of the target "${name}": nobody can say which image the plan is for. Take it out there, and plan again.`;
  const pinned = pinnedImage(image?.value, pin.value);
  const before = await ledger.newestOther(name, pinned?.value);
  return {
    project: blocks.project,
    target: name,
    production,
    root: rootFolder(blocks, target),
    workspace: target.workspace ?? workspace,
    varFiles: withPins(blocks, target, varsFilesOf(blocks, target).files, pinned !== undefined),
    variable: variable?.value,
    image: pinned,
    previous: before?.image,
    verify: verify && verifyOrder(verify),
    unproven: await whatIsUnproven(ledger, name, pinned),
  };
}

function pinnedImage(image: string | undefined, pin: PinStatus | undefined): PinnedImage | undefined {
  if (pin?.value === undefined) return undefined;
  const { value, record } = pin;
  return record === undefined || image === undefined ? { value } : { image, record, value };
}

/** A path without links, of which a folder has as many names as lead to it; as it is where there is no such thing. */
export function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
