import { readdirSync, readFileSync } from "node:fs";

const POLL_MILLISECONDS = 10;
/** As long as nearly every inner process takes to begin. */
const USUAL_MILLISECONDS = 1000;
/** Longer than this the inner process never takes to begin. */
const LONGEST_MILLISECONDS = 15_000;

/**
 * Packer's own name for a run, which stands in its manifest and in what templates tag with it. Its outer process makes it up and
 * hands it to the inner one in the environment, where only Linux lets it be read, and only as long as that lives: of quick builds
 * that is over before anything they say is read. So it is looked for from the beginning.
 */
export class PackerRunUuid {
  /** Undefined until it is found, and where it cannot be. */
  value: string | undefined;
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param outer the process that was started
   * @param found is called once
   */
  begin(outer: number, found: (uuid: string) => void): void {
    if (process.platform !== "linux") return;
    const begun = performance.now();
    const look = (): void => {
      const milliseconds = performance.now() - begun;
      this.value = uuidBelow(outer, milliseconds > USUAL_MILLISECONDS);
      if (this.value === undefined && milliseconds < LONGEST_MILLISECONDS) return;
      this.end();
      if (this.value !== undefined) found(this.value);
    };
    this.timer = setInterval(look, POLL_MILLISECONDS);
  }

  end(): void {
    clearInterval(this.timer);
  }
}

function uuidBelow(outer: number, isThorough: boolean): string | undefined {
  for (const child of childrenOf(outer, isThorough)) {
    const environment = textOf(`/proc/${child}/environ`);
    const uuid = /(?:^|\0)PACKER_RUN_UUID=([0-9a-f-]{36})\0/.exec(environment)?.[1];
    if (uuid !== undefined) return uuid;
  }
  return undefined;
}

/** The inner process begins right after the outer one: most have a higher number, and only when numbers begin anew a lower one. */
function childrenOf(process: number, isThorough: boolean): string[] {
  return namesIn("/proc").filter((name) => {
    if (!/^\d+$/.test(name) || (!isThorough && Number(name) <= process)) return false;
    const stat = textOf(`/proc/${name}/stat`);
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) === process;
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // It has ended.
    return [];
  }
}

/** "" for what has ended between two looks, or is somebody else's. */
function textOf(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
