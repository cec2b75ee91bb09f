import {
  accessSync,
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
} from "node:fs";
import { type DeploymentRecord, readDeploymentRecord } from "../../../protocol/src/deployment-record.ts";
import { type ImageRecord, readImageRecord } from "../../../protocol/src/image-record.ts";
import {
  isRecordId,
  LARGEST_RECORD,
  LEDGER_FOLDERS,
  timeOfRecordId,
  writeLedgerRecord,
  wrongName,
} from "../../../protocol/src/ledger.ts";
import type { Checked } from "../../../protocol/src/run-record.ts";
import { createFile, createFolders } from "./create-file.ts";

export type LedgerKind = keyof typeof LEDGER_FOLDERS;
/** What a record of a kind is. */
export interface RecordOf {
  readonly images: ImageRecord;
  readonly deployments: DeploymentRecord;
}

/** The file of a record that has not been read yet: all that its name says. */
export interface LedgerFile {
  /** The image or the target: the name of its folder. */
  readonly name: string;
  readonly id: string;
  readonly path: string;
}

export interface LedgerFiles {
  /** Newest first. */
  readonly files: readonly LedgerFile[];
  /** What was passed over, sentences that begin with the path. */
  readonly problems: readonly string[];
}

/**
 * The records of a repository, or of one image or target, without reading any of them: their names say image and time.
 * Never throws; without a ledger there are none.
 * @param root the folder of rebake.hcl
 */
export function ledgerFiles(root: string, kind: LedgerKind, name?: string): LedgerFiles {
  const folder = `${root}/${LEDGER_FOLDERS[kind]}`;
  const files: LedgerFile[] = [];
  const problems: string[] = [];
  if (name !== undefined && wrongName(name) !== undefined) return { files, problems };
  const names = namesIn(folder, name, problems);
  for (const one of names) {
    for (const entry of entriesOf(`${folder}/${one}`, problems)) {
      if (!entry.name.endsWith(".json") || entry.name.startsWith(".")) continue;
      const id = entry.name.slice(0, -".json".length);
      const path = `${folder}/${one}/${entry.name}`;
      if (!entry.isFile()) problems.push(`${path}: is no file, or a link to one, and was passed over`);
      else if (isRecordId(id)) files.push({ name: one, id, path });
      else problems.push(`${path}: is not named as records are, and was passed over`);
    }
  }
  return { files: files.sort(newestFirst), problems };
}

/** Reads one record. Never throws; what is wrong is a sentence that begins with the path. */
export function readRecord<K extends LedgerKind>(kind: K, file: LedgerFile): Checked<RecordOf[K]> {
  const source = readRecordText(file.path);
  if ("wrong" in source) return { wrong: `${file.path}: ${source.wrong}` };
  const read = (kind === "images" ? readImageRecord : readDeploymentRecord)(source.value);
  if ("wrong" in read) return { wrong: `${file.path}: ${read.wrong}` };
  const { value } = read;
  const name = "image" in value && kind === "images" ? value.image : (value as DeploymentRecord).target;
  if (value.id !== file.id || name !== file.name)
    return { wrong: `${file.path}: says that it is ${name}/${value.id}, which belongs into another file` };
  return { value: value as RecordOf[K] };
}

/**
 * Reads records one after the other, as far as they are asked for. What cannot be read is told and passed over.
 * @param onProblem gets sentences that begin with the path
 */
export function* readRecords<K extends LedgerKind>(
  kind: K,
  { files, problems }: LedgerFiles,
  onProblem: (problem: string) => void,
): Generator<RecordOf[K]> {
  for (const problem of problems) onProblem(problem);
  for (const file of files) {
    const read = readRecord(kind, file);
    if ("wrong" in read) onProblem(read.wrong);
    else yield read.value;
  }
}

/**
 * Writes a record: one new file, all of it or nothing, and never over another.
 * @returns where it is; or why it was not written, a sentence that begins with a path
 */
export function writeRecord<K extends LedgerKind>(
  root: string,
  kind: K,
  record: RecordOf[K],
): { readonly path: string } | { readonly wrong: string } {
  const name = kind === "images" ? (record as ImageRecord).image : (record as DeploymentRecord).target;
  const folder = LEDGER_FOLDERS[kind];
  const path = `${root}/${folder}/${name}/${record.id}.json`;
  const text = writeLedgerRecord(record);
  const wrong = whyUnreadable(kind, name, record.id, text);
  if (wrong !== undefined)
    return { wrong: `${path}: was not written, since nobody could read it: it ${wrong}` };
  const alike = namedAlike(root, kind, name);
  if (alike !== undefined) return { wrong: alike };
  const folders = createFolders(root, [...folder.split("/"), name]);
  if (folders !== undefined) return { wrong: folders };
  const failed = createFile(path, text);
  return failed === undefined ? { path } : { wrong: `${path}: ${failed}` };
}

/**
 * Why a record could not be written, as far as that can be known before there is one. Nothing is made.
 * @returns a sentence that begins with a path; undefined when nothing is in the way
 */
export function whyNotWritable(root: string, kind: LedgerKind, name: string): string | undefined {
  const alike = namedAlike(root, kind, name);
  if (alike !== undefined) return alike;
  let folder = root;
  for (const one of [...LEDGER_FOLDERS[kind].split("/"), name]) {
    const next = `${folder}/${one}`;
    const found = lstatSync(next, { throwIfNoEntry: false });
    if (!found) break;
    if (!found.isDirectory())
      return `${next}: is no folder, or a link to one; nothing is written through links`;
    folder = next;
  }
  try {
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    return `${folder}: cannot be written into (${(error as NodeJS.ErrnoException).code ?? error})`;
  }
}

/** Where capital letters make no difference both would be one folder. */
function namedAlike(root: string, kind: LedgerKind, name: string): string | undefined {
  const folder = `${root}/${LEDGER_FOLDERS[kind]}`;
  const alike = entriesOf(folder, []).find(
    (entry) => entry.name !== name && entry.name.toLowerCase() === name.toLowerCase(),
  );
  return alike && `${folder}/${alike.name}: is there, and capital letters do not tell "${name}" from it`;
}

function whyUnreadable(kind: LedgerKind, name: string, id: string, text: string): string | undefined {
  const wrong = wrongName(name);
  if (wrong !== undefined) return `has the name "${name}", which ${wrong}`;
  if (!timeOfRecordId(id)) return `has the id "${id}", which is none`;
  if (Buffer.byteLength(text) > LARGEST_RECORD) return "is too large";
  const read = (kind === "images" ? readImageRecord : readDeploymentRecord)(text);
  return "wrong" in read ? read.wrong : undefined;
}

/** By the time in the id, and in an order that is always the same. */
function newestFirst(a: LedgerFile, b: LedgerFile): number {
  if (a.id !== b.id) return a.id < b.id ? 1 : -1;
  return a.name < b.name ? -1 : 1;
}

/** All, or that one: also then a link is none. */
function namesIn(folder: string, name: string | undefined, problems: string[]): string[] {
  return entriesOf(folder, problems).flatMap((entry) => {
    if (name !== undefined && entry.name !== name) return [];
    if (entry.isDirectory()) return [entry.name];
    if (entry.isSymbolicLink()) problems.push(`${folder}/${entry.name}: is a link, which was passed over`);
    return [];
  });
}

function entriesOf(folder: string, problems: string[]): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT") problems.push(`${folder}: cannot be listed (${code ?? error})`);
    return [];
  }
}

const buffer = Buffer.allocUnsafe(64 * 1024);

/** The text of a record, or why it cannot be read. Most fit into one buffer, and are read into it without asking how long they are. */
export function readRecordText(path: string): Checked<string> {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    const length = readSync(file, buffer, 0, buffer.length, 0);
    if (length < buffer.length) return { value: buffer.toString("utf8", 0, length) };
    const { size } = fstatSync(file);
    if (size > LARGEST_RECORD) return { wrong: "is too large for a record" };
    const whole = Buffer.alloc(size);
    return { value: whole.toString("utf8", 0, readSync(file, whole, 0, size, 0)) };
  } catch (error) {
    return { wrong: `cannot be read (${(error as NodeJS.ErrnoException).code ?? error})` };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
