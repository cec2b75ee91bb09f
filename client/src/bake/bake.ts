import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { type ExtensionContext, l10n, window } from "vscode";
import type { BakeRequest } from "../../../protocol/src/run-record.ts";
import { isInitNeeded } from "../../../runner/src/problems.ts";
import { startBake } from "../../../runner/src/runs.ts";
import type { Server } from "../features/server.ts";
import { mayExecute } from "../plan/may-execute.ts";
import { tell } from "../plan/offer.ts";
import { foldersOnDisk, nameOf, unsavedIn } from "../plan/root-modules.ts";
import { saveOrAgree } from "../plan/save-first.ts";
import type { ProjectStore } from "../project/project-store.ts";
import type { RunFollower } from "../runs/run-follower.ts";
import { showProgress } from "../runs/run-progress.ts";
import type { RunsHome } from "../runs/runs-home.ts";
import { startOptions, toFollow } from "../runs/start-run.ts";
import { tellBakeEnd } from "./bake-end.ts";
import { findPacker } from "./packer.ts";
import { type BakeWish, bakeWish } from "./pick-bake.ts";

/** What baking needs of the window. */
export interface BakeTools {
  readonly context: ExtensionContext;
  readonly server: Server;
  readonly home: RunsHome;
  readonly projects: ProjectStore;
}

/**
 * Bake Image: everything that must be known is asked for, then Packer builds, and what it made is told at its end.
 * @param given a line of the view Images, a lens, or nothing
 */
export async function bakeImage(tools: BakeTools, given: unknown): Promise<void> {
  if (!mayExecute()) return;
  const wish = await bakeWish(given, tools.server, tools.projects);
  if (!wish) return;
  if (!existsSync(wish.template)) {
    tell("warning", l10n.t("There is no template {0}.", wish.template));
    return;
  }
  const folder = statSync(wish.template).isDirectory() ? wish.template : dirname(wish.template);
  const packer = findPacker([folder, ...foldersOnDisk()]);
  if (!packer || !(await saveTemplate(folder, wish))) return;
  const before = await bakeOnce(tools, wish, folder, packer.toolPath, false);
  if (before?.problems.some(isInitNeeded) && (await agreesToInit(wish, before)))
    await bakeOnce(tools, wish, folder, packer.toolPath, true);
}

/** @returns how it went; undefined where it could not be begun, or somebody else's bake was there and is followed. */
async function bakeOnce(
  tools: BakeTools,
  { template, only, varFiles, record }: BakeWish,
  folder: string,
  toolPath: string | undefined,
  init: boolean,
): Promise<RunFollower | undefined> {
  const { home, context, server } = tools;
  const request: BakeRequest = {
    only,
    except: [],
    varFiles,
    force: false,
    onError: "cleanup",
    init,
    ...(record ? { record } : {}),
  };
  let follower: RunFollower;
  let isOurs: boolean;
  try {
    const state = home.state();
    const started = startBake(template, request, startOptions(context, state, folder, { toolPath }));
    const found = toFollow(started, state);
    follower = home.store.follow(found.run);
    isOurs = found.isOurs;
  } catch (error) {
    server.log.error(error as Error);
    tell("error", l10n.t("The bake could not be begun: {0}", (error as Error).message));
    return undefined;
  }
  await showProgress(home.store, follower.run, isOurs, follower.ended);
  // What init would put right is asked next.
  if (isOurs && !init && follower.problems.some(isInitNeeded)) return follower;
  await tellBakeEnd(follower, tools.projects);
  return isOurs ? follower : undefined;
}

function saveTemplate(folder: string, { record, varFiles }: BakeWish): Promise<boolean> {
  const files = [...varFiles, ...(record ? [join(record.project, "rebake.hcl")] : [])];
  return saveOrAgree(unsavedIn([folder], files, PACKER_FILE), {
    question: (count) =>
      l10n.t("Packer reads the saved files. {0} of them are changed and not saved.", count),
    save: l10n.t("Save and Bake"),
    asSaved: l10n.t("Bake Saved Files"),
  });
}

/** What Packer reads of a template's folder, and what its provisioners usually are. */
const PACKER_FILE = /\.(?:pkr|pkrvars)\.(?:hcl|json)$|\.(?:sh|ps1|ya?ml)$/;

/** Asks whether `packer init` may run: it downloads and executes what the template asks for. */
async function agreesToInit(
  { template }: BakeWish,
  { diagnostics }: Pick<RunFollower, "diagnostics">,
): Promise<boolean> {
  const initialise = l10n.t("Initialise and Bake");
  const missing = pluginsIn(diagnostics.map(({ summary, detail }) => `${summary}\n${detail}`).join("\n"));
  const detail = [
    l10n.t("packer init downloads the plugins that the template asks for, and the bake executes them."),
    ...(missing.length > 0 ? [l10n.t("Missing: {0}", missing.join(", "))] : []),
  ];
  const answer = await window.showWarningMessage(
    l10n.t("Plugins of {0} are not installed.", nameOf(template)),
    { modal: true, detail: detail.join("\n\n") },
    initialise,
  );
  return answer === initialise;
}

/** Plugins that Packer names as missing: `* github.com/hashicorp/amazon >= 1.0.0`. */
export function pluginsIn(said: string): string[] {
  const named = [...said.matchAll(/^\s*\* (\S+\/\S+)(?: (.*))?$/gm)];
  return named.map(([, source, version]) => (version ? `${source} ${version}` : (source as string)));
}
