import { existsSync, readFileSync } from "node:fs";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundledCommand, bundledProvider } from "./bundle.ts";
import { CloudFile } from "./cloud/cloud-file.ts";
import type { Context } from "./cloud/context.ts";
import { type JournalEvent, readJournal } from "./cloud/journal.ts";
import { type CloudState, emptyState, type Thing, thingsOf } from "./cloud/state.ts";
import type { Fault } from "./faults.ts";

/** Under this address configurations ask for it; nobody can own a name below `.test`, and nothing is ever looked up. */
export const PROVIDER_SOURCE = "fakecloud.test/rebake/fakecloud";
const VERSION = "1.0.0";

/** Kernels cut the first line of a script beyond this. */
const LONGEST_FIRST_LINE = 250;

/** A cloud of its own, and everything Terraform or OpenTofu needs to use it. */
export interface TestCloud {
  /** The cloud itself: a JSON file that may be edited, see cloud/state.ts. */
  readonly file: string;
  /** To be added to the environment of a run. */
  readonly environment: Readonly<Record<string, string>>;
  /** A folder for the PATH, with the program `fakecloud`, which is told by the environment which cloud. */
  readonly programs: string;
  read(): Promise<CloudState>;
  things(kind: string): Promise<readonly Thing[]>;
  /** Changes the cloud behind Terraform's back: drift. */
  edit(change: (state: CloudState) => void): Promise<void>;
  /** Lets these faults happen from now on, and no others of the file's. */
  setFaults(faults: readonly Fault[]): Promise<void>;
  /** What has happened, first things first. */
  journal(): readonly JournalEvent[];
}

/**
 * Makes a cloud in a folder, or finds the one that is there. Nothing runs: Terraform starts the provider by itself.
 * @param directory made when missing; it must not be a root module.
 */
export async function startCloud(directory: string): Promise<TestCloud> {
  const file = join(directory, "cloud.json");
  const mirror = join(directory, "mirror");
  const programs = join(directory, "programs");
  const configuration = join(directory, "cli.tfrc");
  await placeProvider(mirror);
  await mkdir(programs, { recursive: true });
  await placeScript(join(programs, "fakecloud"), await bundledCommand());
  await writeFile(configuration, cliConfiguration(mirror));
  if (!existsSync(file)) await writeFile(file, `${JSON.stringify(emptyState(), null, 2)}\n`, { mode: 0o600 });
  const cloud = new CloudFile(file);
  const change = async (work: (context: Context) => void): Promise<void> => cloud.change(work);
  return {
    file,
    environment: {
      TF_CLI_CONFIG_FILE: configuration,
      // The provider has no certificate.
      TF_DISABLE_PLUGIN_TLS: "1",
      FAKECLOUD_FILE: file,
    },
    programs,
    read: () => cloud.read(),
    things: async (kind) => thingsOf(await cloud.read(), kind),
    edit: (edit) => change(({ state }) => edit(state)),
    setFaults: (faults) =>
      change(({ state }) => {
        state.faults = faults;
        state.faultUses = {};
      }),
    journal: () => readJournal(file),
  };
}

/**
 * Copies a configuration.
 * @param example `fakecloud` uses every kind of thing of the cloud's own, `aws` a few of AWS, which Rebake's rules know.
 * @param root the folder to be a root module.
 */
export async function copyExample(example: "fakecloud" | "aws", root: string): Promise<void> {
  await mkdir(root, { recursive: true });
  await cp(join(import.meta.dirname, "examples", example), root, { recursive: true });
}

async function placeProvider(mirror: string): Promise<void> {
  const folder = join(mirror, PROVIDER_SOURCE, VERSION, platform());
  await mkdir(folder, { recursive: true });
  await placeScript(join(folder, `terraform-provider-fakecloud_v${VERSION}`), await bundledProvider());
}

/** An executable that runs a bundle. */
async function placeScript(path: string, bundle: string): Promise<void> {
  const firstLine = `#!${process.execPath} ${bundle}`;
  if (Buffer.byteLength(firstLine) > LONGEST_FIRST_LINE)
    throw new Error(
      `The paths of Node and of this project are too long for the first line of a script: ${firstLine}`,
    );
  const text = `${firstLine}\n`;
  // A run may be under way that has it open.
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  await writeFile(path, text, { mode: 0o755 });
}

function platform(): string {
  const architectures: Readonly<Record<string, string>> = { x64: "amd64", ia32: "386" };
  const systems: Readonly<Record<string, string>> = { win32: "windows" };
  const { platform: system, arch } = process;
  return `${systems[system] ?? system}_${architectures[arch] ?? arch}`;
}

/** No registry is asked for anything. */
function cliConfiguration(mirror: string): string {
  return `disable_checkpoint = true

provider_installation {
  filesystem_mirror {
    path = ${JSON.stringify(mirror)}
  }
}
`;
}
