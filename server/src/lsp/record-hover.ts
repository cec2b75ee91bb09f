import { LEDGER_FOLDERS } from "../../../protocol/src/ledger.ts";
import type { Analysis } from "../ide/analysis.ts";
import type { HoverText } from "../ide/hover.ts";
import { literalAt } from "../ide/literal-at.ts";
import { bakeInWords, imageInWords, type RecordContext, targetInWords } from "../ide/record-hover.ts";
import { referenceAt } from "../project/reference-at.ts";
import { folderOf } from "../syntax/names.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { diskProjectOf } from "./disk-projects.ts";
import type { ProjectRecords } from "./project-records.ts";
import type { Session } from "./session.ts";
import { uriOfDisk } from "./uris.ts";

/** The record of the image that a text in quotes is the id of. */
export async function recordHover(
  session: Session,
  records: ProjectRecords,
  analysis: Analysis,
  path: string,
  offset: number,
): Promise<HoverText | undefined> {
  const literal = literalAt(analysis, path, offset);
  if (!literal || literal.text === "") return undefined;
  const project = diskProjectOf(session, folderOf(path));
  if (project === undefined) return undefined;
  const record = await records.bakeOf(project, literal.text);
  if (!record) return undefined;
  const file = `${project}/${LEDGER_FOLDERS.images}/${record.image}/${record.id}.json`;
  const { targets } = await records.status(project);
  return { range: literal.range, markdown: bakeInWords(record, file, contextOf(targets)) };
}

/** What the repository knows of the image or target whose name stands at an offset of a project file. */
export async function projectRecordHover(
  session: Session,
  records: ProjectRecords,
  source: SourceFile,
  offset: number,
): Promise<HoverText | undefined> {
  const reference = referenceAt(source, offset);
  const project = reference && diskProjectOf(session, folderOf(source.path));
  if (project === undefined || !reference) return undefined;
  const { targets, images } = await records.status(project);
  const { range, name, kind } = reference;
  const context = contextOf(targets);
  if (kind === "target") {
    const target = targets.find((one) => one.name === name);
    return target && { range, markdown: targetInWords(target, context) };
  }
  const image = images.find((one) => one.name === name);
  const newest = image?.bakes[0] && records.record(name, image.bakes[0].file);
  return image && { range, markdown: imageInWords(image, newest, context) };
}

function contextOf(targets: RecordContext["targets"]): RecordContext {
  return { targets, now: Date.now(), link: (words, file) => `[${words}](${uriOfDisk(file)})` };
}
