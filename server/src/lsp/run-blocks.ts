import type { RunBlocksParams, RunBlocksResult } from "../../../protocol/src/lsp.ts";
import { foreignKind } from "../foreign.ts";
import { packerRunBlocks, projectRunBlocks } from "../ide/run-blocks.ts";
import { readProject } from "../project/read.ts";
import { isLegacyTemplate } from "../syntax/names.ts";
import { LineIndex } from "../text/lines.ts";
import { isProjectFile } from "./projects.ts";
import type { Session } from "./session.ts";
import { pathOf, schemeOf } from "./uris.ts";

/** Answers RUN_BLOCKS, from the text as it is in the editor. */
export async function runBlocks(session: Session, { uri }: RunBlocksParams): Promise<RunBlocksResult> {
  await session.ready;
  const path = pathOf(uri);
  // What is run needs a disk.
  if (schemeOf(path) !== "file") return NONE;
  return isProjectFile(path) ? ofProject(session, path) : ofTemplate(session, path);
}

async function ofProject(session: Session, path: string): Promise<RunBlocksResult> {
  const file = await session.projects.source(path);
  if (!file) return NONE;
  const lines = new LineIndex(file.text);
  const found = projectRunBlocks(readProject(file, session.rules).project);
  return {
    blocks: found.map(({ place, ...block }) => ({ ...block, line: lines.position(place.start).line })),
  };
}

async function ofTemplate(session: Session, path: string): Promise<RunBlocksResult> {
  const { folder } = await session.workspace.snapshot(session.workspace.directoryOf(path));
  const file = folder.file(path);
  // What another tool makes is baked with that tool.
  if (!file || !folder.packer || isLegacyTemplate(path) || foreignKind(file)) return NONE;
  const lines = new LineIndex(file.text);
  const blocks = packerRunBlocks(folder.packer, path).flatMap(({ place, ...block }) => {
    const found = folder.locate(place);
    return found ? [{ ...block, line: lines.position(found.range.start).line }] : [];
  });
  return { blocks };
}

const NONE: RunBlocksResult = { blocks: [] };
