import { basename } from "node:path";
import type { ImageRecord } from "../../../protocol/src/image-record.ts";
import type { ProjectStatus } from "../../../protocol/src/project-status.ts";
import { ImageValues } from "../host/image-values.ts";
import { readRecord } from "../host/ledger.ts";
import { projectStatus } from "../host/project-status.ts";
import type { Session } from "./session.ts";

/** How many bakes of each image are handed out. */
const BAKES = 20;

interface Known {
  readonly values: ImageValues;
  status: Promise<ProjectStatus> | undefined;
}

/** What the project files on this disk and their records say, kept until something of it changes. */
export class ProjectRecords {
  private readonly known = new Map<string, Known>();

  constructor(private readonly session: Session) {}

  /** Something of some project is another than before. */
  forget(): void {
    for (const one of this.known.values()) {
      one.status = undefined;
      one.values.forget();
    }
  }

  /** What the repository says of a project now, files too of whose changes nobody tells. */
  fresh(project: string): Promise<ProjectStatus> {
    const known = this.of(project);
    known.status = projectStatus(this.session.engine, project, { bakes: BAKES });
    return known.status;
  }

  /** The same as it was when it was asked for last, where changes are told. */
  status(project: string): Promise<ProjectStatus> {
    return (this.isTold ? this.of(project).status : undefined) ?? this.fresh(project);
  }

  /** The newest bake that made this; undefined for what is no image of the project. */
  bakeOf(project: string, value: string): Promise<ImageRecord | undefined> {
    const { values } = this.of(project);
    if (!this.isTold) values.forget();
    return values.find(value);
  }

  /** @param file of one that was listed */
  record(image: string, file: string): ImageRecord | undefined {
    const read = readRecord("images", { name: image, id: basename(file, ".json"), path: file });
    return "value" in read ? read.value : undefined;
  }

  private get isTold(): boolean {
    return this.session.features.registersWatchers;
  }

  private of(project: string): Known {
    let known = this.known.get(project);
    if (!known) {
      known = { values: new ImageValues(project), status: undefined };
      this.known.set(project, known);
    }
    return known;
  }
}
