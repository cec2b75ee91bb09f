import type { Checked } from "../../../protocol/src/run-record.ts";
import {
  type LedgerFile,
  type LedgerKind,
  ledgerFiles,
  type RecordOf,
  readRecord,
  readRecordText,
} from "./ledger.ts";
import { Pauses } from "./pauses.ts";

/**
 * The records of one image or target, newest first, each read when it is first asked for and once. Reading gives way, so that a
 * long history may be searched beside other work.
 */
export class RecordHistory<K extends LedgerKind> {
  readonly files: readonly LedgerFile[];
  /** What was passed over so far, sentences that begin with the path. */
  readonly problems: string[];
  /** Those among them that are records, whatever stands in them. */
  readonly unreadable: string[] = [];
  private readonly read: RecordOf[K][] = [];
  private next = 0;

  /** @param root the folder of rebake.hcl */
  constructor(
    root: string,
    private readonly kind: K,
    name: string,
    private readonly pauses = new Pauses(),
  ) {
    const { files, problems } = ledgerFiles(root, kind, name);
    this.files = files;
    this.problems = [...problems];
  }

  /** The newest ones, as many as are wanted and can be read. */
  async newest(count: number): Promise<readonly RecordOf[K][]> {
    while (this.read.length < count && (await this.readOne())) {}
    return this.read.slice(0, count);
  }

  /** The newest one that is it. */
  async find(isIt: (record: RecordOf[K]) => boolean): Promise<RecordOf[K] | undefined> {
    for (let index = 0; index < this.read.length || (await this.readOne()); index++) {
      const record = this.read[index];
      if (record && isIt(record)) return record;
    }
    return undefined;
  }

  /** The newest one that is it and has that text in it. Most are only searched, which takes a third of the time of reading them. */
  async findWith(text: string, isIt: (record: RecordOf[K]) => boolean): Promise<RecordOf[K] | undefined> {
    const known = this.read.find(isIt);
    if (known) return known;
    for (const file of this.files.slice(this.next)) {
      if (this.pauses.isDue) await this.pauses.take();
      const source = readRecordText(file.path);
      if ("wrong" in source || !mayHave(source.value, text)) continue;
      const found = readRecord(this.kind, file);
      if ("value" in found && isIt(found.value)) return found.value;
    }
    return undefined;
  }

  /** The one with that id; undefined when there is none. */
  byId(id: string): Checked<RecordOf[K]> | undefined {
    const before = this.read.find((record) => record.id === id);
    if (before) return { value: before };
    const file = this.files.find((one) => one.id === id);
    return file && readRecord(this.kind, file);
  }

  /** Passes over what cannot be read. @returns false when there is none left. */
  private async readOne(): Promise<boolean> {
    for (let file = this.files[this.next++]; file; file = this.files[this.next++]) {
      if (this.pauses.isDue) await this.pauses.take();
      const found = readRecord(this.kind, file);
      if ("wrong" in found) {
        this.problems.push(found.wrong);
        this.unreadable.push(found.wrong);
      } else {
        this.read.push(found.value);
        return true;
      }
    }
    return false;
  }
}

/** What is escaped may be any text. */
function mayHave(source: string, text: string): boolean {
  return source.includes(text) || source.includes("\\");
}
