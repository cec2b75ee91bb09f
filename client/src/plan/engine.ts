import { l10n, type QuickPickItem, window, workspace } from "vscode";
import { chooseEngine } from "../../../runner/src/tools/choose-engine.ts";
import { findTool } from "../../../runner/src/tools/find-tool.ts";
import { tell } from "./offer.ts";
import type { EngineName, PlanMemory } from "./plan-memory.ts";
import { nameOf } from "./root-modules.ts";

/** What a root module is planned with. */
export interface Engine {
  readonly name: EngineName;
  /** What the setting says; undefined where it is looked for in PATH. */
  readonly path: string | undefined;
}

const PATH_SETTINGS = { terraform: "rebake.terraform.path", tofu: "rebake.tofu.path" } as const;

/**
 * The engine of a root module: the one its files speak for, the only one there is, or the one that somebody chose, who is asked
 * once. @returns undefined when there is none, which has been said, or when nobody chose.
 */
export async function engineFor(
  root: string,
  workspaceFolders: readonly string[],
  memory: PlanMemory,
): Promise<Engine | undefined> {
  const settings = enginePaths();
  const options = { environment: process.env, workspaceFolders: [root, ...workspaceFolders], settings };
  const choice = chooseEngine(root, options);
  if (choice.kind === "missing") {
    complain(noEngine(), "@ext:bakehouse.rebake path");
    return undefined;
  }
  const name = choice.kind === "chosen" ? choice.name : (memory.engine(root) ?? (await ask(root, memory)));
  if (!name) return undefined;
  const path = settings[name];
  const found = findTool(name, { ...options, setting: path });
  if ("kind" in found) {
    complain(found.message, PATH_SETTINGS[name]);
    return undefined;
  }
  return { name, path };
}

/** The same without asking or saying anything. @returns why there is none, as a sentence */
export function quietEngineFor(
  root: string,
  workspaceFolders: readonly string[],
  memory: PlanMemory,
): Engine | string {
  const settings = enginePaths();
  const options = { environment: process.env, workspaceFolders: [root, ...workspaceFolders], settings };
  const choice = chooseEngine(root, options);
  const name = choice.kind === "chosen" ? choice.name : memory.engine(root);
  if (choice.kind !== "chosen" && !name) return choice.message;
  if (!name) return noEngine();
  const path = settings[name];
  const found = findTool(name, { ...options, setting: path });
  return "kind" in found ? found.message : { name, path };
}

/** Of the user and the machine only: what a workspace says about what is to be executed does not count, whatever VS Code does. */
export function enginePaths(): Partial<Record<EngineName, string>> {
  const paths: Partial<Record<EngineName, string>> = {};
  for (const name of ["terraform", "tofu"] as const) {
    const value = workspace.getConfiguration().inspect<unknown>(PATH_SETTINGS[name])?.globalValue;
    if (typeof value === "string" && value !== "") paths[name] = value;
  }
  return paths;
}

function noEngine(): string {
  return l10n.t(
    "Neither terraform nor tofu was found. Install one of them, or set where it is. Everything that needs no plan goes on.",
  );
}

/** @param query what the settings are searched for. */
function complain(message: string, query: string): void {
  tell("warning", message, {
    title: l10n.t("Open Settings"),
    command: "workbench.action.openSettings",
    arguments: [query],
  });
}

async function ask(root: string, memory: PlanMemory): Promise<EngineName | undefined> {
  const items: readonly (QuickPickItem & { readonly engine: EngineName })[] = [
    { label: "OpenTofu", description: "tofu", engine: "tofu" },
    { label: "Terraform", description: "terraform", engine: "terraform" },
  ];
  const picked = await window.showQuickPick(items, {
    title: l10n.t("Terraform or OpenTofu for {0}?", nameOf(root)),
    placeHolder: l10n.t("Both are installed. Asked once; not kept in the repository"),
  });
  if (picked) await memory.setEngine(root, picked.engine);
  return picked?.engine;
}
