import type { ImageRecord } from "../../../protocol/src/image-record.ts";
import { hasMade } from "../project/deployed.ts";
import { type LedgerFile, ledgerFiles, readRecord } from "./ledger.ts";
import { Pauses } from "./pauses.ts";

/** Which bake made an image, by the id of the image. Nothing is read before something is asked. Gives way while it reads. */
export class ImageValues {
  private byValue: Promise<ReadonlyMap<string, LedgerFile>> | undefined;
  /** What each record that was read has made, by its path: a bake never makes something else afterwards. */
  private made = new Map<string, readonly string[]>();

  /** @param project the folder of rebake.hcl */
  constructor(private readonly project: string) {}

  /** There may be other records than before. */
  forget(): void {
    this.byValue = undefined;
  }

  /** The newest bake that made it; undefined for what is no image of this project. Files that were made have no such ids. */
  async find(value: string): Promise<ImageRecord | undefined> {
    const file = (await this.index()).get(value);
    const read = file && readRecord("images", file);
    if (!read) return undefined;
    if ("value" in read && hasMade(read.value, value)) return read.value;
    // It is another record than it was.
    this.made.delete(file.path);
    this.forget();
    return undefined;
  }

  private index(): Promise<ReadonlyMap<string, LedgerFile>> {
    this.byValue ??= this.read();
    return this.byValue;
  }

  private async read(): Promise<ReadonlyMap<string, LedgerFile>> {
    const pauses = new Pauses();
    const before = this.made;
    const made = new Map<string, readonly string[]>();
    const byValue = new Map<string, LedgerFile>();
    for (const file of ledgerFiles(this.project, "images").files) {
      if (pauses.isDue) await pauses.take();
      const values = before.get(file.path) ?? valuesIn(file);
      if (!values) continue;
      made.set(file.path, values);
      // The newest comes first.
      for (const value of values) if (!byValue.has(value)) byValue.set(value, file);
    }
    this.made = made;
    return byValue;
  }
}

/** Undefined for a record that cannot be read. */
function valuesIn(file: LedgerFile): readonly string[] | undefined {
  const read = readRecord("images", file);
  if ("wrong" in read) return undefined;
  return read.value.builds.flatMap(({ artifacts }) =>
    artifacts.flatMap(({ kind, id }) => (kind === "file" ? [] : [id])),
  );
}
