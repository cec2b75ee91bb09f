import { plainText } from "./lines.ts";

/** Something that a build made, from the lines `artifact,INDEX,...` of its target. */
export interface StreamArtifact {
  readonly build: string;
  readonly builderId: string;
  readonly id: string;
  readonly description: string;
  readonly files: readonly string[];
}

interface Unfinished {
  build: string;
  builderId: string;
  id: string;
  description: string;
  files: string[];
  isNil: boolean;
}

/** Collects artifacts. A build with N post-processors has up to N + 1 of them, of which most say the same. */
export class ArtifactReader {
  private readonly byIndex = new Map<string, Unfinished>();

  /** @param data what stands after `artifact`: index, key, values */
  read(build: string, [index = "", key, ...values]: readonly string[]): void {
    const place = `${build} ${index}`;
    const artifact = this.byIndex.get(place) ?? empty(build);
    this.byIndex.set(place, artifact);
    const text = plainText(values.join(","));
    if (key === "builder-id") artifact.builderId = text;
    else if (key === "id") artifact.id = text;
    else if (key === "string") artifact.description = text;
    else if (key === "file") artifact.files.push(plainText(values.slice(1).join(",")));
    else if (key === "nil") artifact.isNil = true;
  }

  /** Each once, in the order in which they came. */
  artifacts(): StreamArtifact[] {
    const found = new Map<string, Unfinished>();
    for (const one of this.byIndex.values()) {
      if (one.isNil) continue;
      const key = JSON.stringify([one.build, one.builderId, one.id]);
      const known = found.get(key);
      if (known) known.files = [...new Set([...known.files, ...one.files])];
      else found.set(key, { ...one });
    }
    const all = [...found.values()];
    return all.filter((one) => isReal(one, all)).map(({ isNil: _, ...artifact }) => artifact);
  }
}

/** What has no id (checksums) is beside the point where its build made something that has one; alone, its files count. */
function isReal(artifact: Unfinished, all: readonly Unfinished[]): boolean {
  if (artifact.id !== "") return true;
  const hasBetter = all.some(({ build, id }) => build === artifact.build && id !== "");
  return !hasBetter && artifact.files.length > 0;
}

function empty(build: string): Unfinished {
  return { build, builderId: "", id: "", description: "", files: [], isNil: false };
}
