import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { recordId, writeLedgerRecord } from "../../protocol/src/ledger.ts";
import { readImageLedger } from "../../server/src/host/image-ledger.ts";
import { ledgerFiles, readRecords } from "../../server/src/host/ledger.ts";
import { imageRecord } from "../../test/support/records.ts";
import { median, milliseconds, report } from "./measure.ts";

const BAKES = 10_000;
const IMAGES = 20;
const SHOWN = 100;
const ROUNDS = 7;

/** Listing a repository in which much was baked. */
function benchLedger(): void {
  const root = mkdtempSync(join(tmpdir(), "rebake-bench-"));
  try {
    for (let index = 0; index < BAKES; index++) addBake(root, index);
    addProject(root);
    const times: Record<"names" | "shown" | "all" | "rules", number>[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now();
      const found = ledgerFiles(root, "images");
      const names = performance.now() - started;
      read({ ...found, files: found.files.slice(0, SHOWN) });
      const shown = performance.now() - started;
      read(found);
      const all = performance.now() - started - shown;
      const begun = performance.now();
      readImageLedger(root, fail);
      times.push({ names, shown, all, rules: performance.now() - begun });
    }
    const middle = (key: "names" | "shown" | "all" | "rules"): string =>
      milliseconds(median(times.map((time) => time[key])));
    report(`a ledger of ${BAKES} bakes of ${IMAGES} images (load ${loadavg()[0]?.toFixed(1)})`, "");
    report("  all listed, newest first", middle("names"));
    report(`  and the newest ${SHOWN} read`, middle("shown"));
    report("  all read", middle("all"));
    report("  the names of all their images, for the rules", middle("rules"));
    const start = commandTime(root, ["--version"]);
    report("  the command line starts", milliseconds(start));
    for (const args of [["images"], ["images", "--all"], ["status"]])
      report(
        `  rebake ${args.join(" ")} --format json, beyond the start`,
        milliseconds(commandTime(root, [...args, "--format", "json"]) - start),
      );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function addBake(root: string, index: number): void {
  const image = `image-${index % IMAGES}`;
  const folder = `${root}/.rebake/images/${image}`;
  const id = recordId(new Date(1_790_000_000_000 + index * 60_000), index.toString(16).padStart(8, "0"));
  const inputs = Object.fromEntries(
    Array.from({ length: 10 }, (_, number) => [`packer/web/${number}.sh`, "0".repeat(64)]),
  );
  const builds = imageRecord().builds.map((build) => ({
    ...build,
    artifacts: [{ kind: "image", id: artifactOf(index), location: "eu-west-1" }],
  }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${id}.json`, writeLedgerRecord(imageRecord({ id, image, inputs, builds })));
}

/** Targets whose pins no deployment knows, and of which half are of the oldest bakes: these are found last. */
function addProject(root: string): void {
  const blocks = Array.from({ length: IMAGES }, (_, index) => {
    const folder = `${root}/envs/${index}`;
    mkdirSync(folder, { recursive: true });
    const value = index % 2 === 0 ? artifactOf(index) : artifactOf(BAKES - IMAGES + index);
    writeFileSync(`${folder}/t${index}.rebake.auto.tfvars.json`, JSON.stringify({ image_id: value }));
    return `image "image-${index}" {
  template = "packer/${index}"
}
target "t${index}" {
  root     = "envs/${index}"
  image    = "image-${index}"
  variable = "image_id"
}
`;
  });
  writeFileSync(`${root}/rebake.hcl`, blocks.join(""));
}

function artifactOf(index: number): string {
  return `ami-${index.toString(16).padStart(17, "0")}`;
}

/** How long a command takes, from its start to its end. */
function commandTime(root: string, args: readonly string[]): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    execFileSync(process.execPath, [join(process.cwd(), "dist/cli/rebake.js"), ...args], {
      cwd: root,
      env: { ...process.env, XDG_STATE_HOME: join(root, "state") },
      maxBuffer: 256 * 1024 * 1024,
    });
    return performance.now() - started;
  });
  return median(times);
}

function read(found: ReturnType<typeof ledgerFiles>): void {
  const count = [...readRecords("images", found, fail)].length;
  if (count !== found.files.length) throw new Error(`${count} of ${found.files.length} records were read`);
}

function fail(problem: string): never {
  throw new Error(problem);
}

benchLedger();
