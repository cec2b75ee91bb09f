import { resolve } from "node:path";
import type { BlockPlace } from "../../../protocol/src/project-status.ts";
import type { ProjectImage, ProjectTarget } from "../project/deploy.ts";
import { likenessOf } from "../project/deploy-problems.ts";
import { blockNamed } from "../project/named.ts";
import type { ChosenVars } from "../project/project.ts";
import { readProject } from "../project/read.ts";
import { PROJECT_FILE } from "../project/schema.ts";
import type { HclEngine } from "../syntax/hcl/engine.ts";
import { readHclSource } from "../syntax/hcl/source.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { LineIndex } from "../text/lines.ts";
import { contains, type Range } from "../text/range.ts";
import { withSlashes } from "./discover.ts";
import { readProjectText } from "./project-text.ts";

/** Loads what reads HCL in which something may be wrong. It is asked for only where there is such. */
export type LoadEngine = () => Promise<HclEngine>;

/** What a project file says of images and targets, as it is on the disk. */
export interface ProjectBlocks {
  /** Absolute, as it was asked for: the folder of the file. */
  readonly project: string;
  readonly file: string;
  readonly images: readonly ProjectImage[];
  readonly targets: readonly ProjectTarget[];
  readonly vars: readonly ChosenVars[];
  /** What does not count of it, sentences that begin with file and line. */
  readonly problems: readonly string[];
  /** The block of that name; a sentence where there is none. */
  image(name: string): Named<ProjectImage>;
  target(name: string): Named<ProjectTarget>;
  placeOf(range: Range): BlockPlace;
  /** A sentence about a place in the file. */
  said(range: Range, message: string): string;
  /** What is wrong in or with a block, the first of it. Whoever acts by such a block may do what nobody meant. */
  problemOf(block: ProjectImage | ProjectTarget): string | undefined;
}

type Named<T> = { readonly block: T } | { readonly wrong: string };

/**
 * Reads the blocks of a project file that bakes and deployments go by. Nothing else is read, and rules are not looked at.
 * @param project the folder of the file
 * @returns a sentence where it cannot be read
 */
export async function readProjectBlocks(
  load: LoadEngine,
  project: string,
): Promise<ProjectBlocks | { readonly wrong: string }> {
  const folder = withSlashes(resolve(project));
  const file = `${folder}/${PROJECT_FILE}`;
  const read = readProjectText(file);
  if (!read) return { wrong: `${folder}: there is no ${PROJECT_FILE} in it` };
  if ("failure" in read) return { wrong: `${file}: ${read.failure}` };
  const { text } = read;
  try {
    return blocksOf(folder, readHclSource(WELL_FORMED, file, "project", text));
  } catch (error) {
    if (!(error instanceof NotWellFormed)) throw error;
    return blocksOf(folder, readHclSource(await load(), file, "project", text));
  }
}

function blocksOf(project: string, source: SourceFile): ProjectBlocks {
  const { path: file, text, pieces } = source;
  const ours = pieces.filter(({ piece: { item } }) => item?.kind !== "block" || !OF_CHECKS.has(item.type));
  const { project: found, problems } = readProject({ ...source, pieces: ours }, []);
  const { images, targets, vars } = found;
  const lines = new LineIndex(text);
  const placeOf = ({ start }: Range): BlockPlace => ({ file, line: lines.position(start).line });
  const said = (range: Range, message: string): string => `${file}:${placeOf(range).line + 1}: ${message}`;
  const sentences = problems.map(({ range, message }) => said(range, message));
  const named = <T extends { readonly name: string }>(
    kind: "image" | "target",
    name: string,
    blocks: readonly T[],
  ): Named<T> => {
    const found = blockNamed(kind, name, blocks);
    if ("block" in found) return found;
    // One that is there and does not count.
    const why = sentences.find((sentence) => sentence.includes(`: ${kind} "${name}" `));
    return { wrong: why ?? `${file}: ${found.wrong}` };
  };
  return {
    project,
    file,
    images,
    targets,
    vars,
    problems: sentences,
    image: (name) => named("image", name, images),
    target: (name) => named("target", name, targets),
    placeOf,
    said,
    problemOf: (block) => {
      const inside = problems.find(({ range }) => contains(block.range, range));
      if (inside) return said(inside.range, inside.message);
      return "root" in block ? likeness(block, targets, said) : undefined;
    },
  };
}

/** That another target cannot be told from this one, of which the later of both is blamed. */
function likeness(
  target: ProjectTarget,
  targets: readonly ProjectTarget[],
  said: ProjectBlocks["said"],
): string | undefined {
  for (const other of targets) {
    const kind = other === target ? undefined : likenessOf(target, other);
    if (kind === undefined) continue;
    const both = `target "${target.name}" and target "${other.name}" have the same root module`;
    return said(
      other.nameRange,
      kind === "half"
        ? `${both}; say in both with "workspace" which workspace is meant`
        : `${both}, workspace and variable; give one of them another workspace, or delete it`,
    );
  }
  return undefined;
}

/** Blocks that say nothing of bakes and deployments. */
const OF_CHECKS: ReadonlySet<string> = new Set(["rule", "ignore"]);

class NotWellFormed extends Error {}

/** Most project files are well-formed, which is read without a parser that takes longer to load than all else here takes. */
const WELL_FORMED: HclEngine = {
  parse: () => {
    throw new NotWellFormed();
  },
};
