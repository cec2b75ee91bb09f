import { cp, readFile, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { ExecaError, execa } from "execa";
import { vsCodeEnvironment } from "./environment.ts";

/** What {@link installExtensions} needs to know of a server. */
type Place = {
  serverMain: string;
  /** `--server-data-dir` of the server. */
  data: string;
  /** `--extensions-dir` of the server. */
  extensionsDirectory: string;
};

/**
 * Installs extensions for a server that is not running yet: `.vsix` files as a person does it, folders (with
 * a `package.json`) by a copy, which VS Code finds at its start.
 *
 * @throws Error when VS Code refuses a package, with its own words, or when a folder is no extension
 */
export async function installExtensions(place: Place, extensions: readonly string[]): Promise<void> {
  // VS Code takes the folders that it finds only as long as it has not made its list of extensions.
  const [packed, folders] = [extensions.filter(isPacked), extensions.filter((path) => !isPacked(path))];
  for (const path of folders) await copyExtension(path, place.extensionsDirectory);
  for (const path of packed) await installPacked(place, path);
}

function isPacked(path: string): boolean {
  return path.endsWith(".vsix");
}

async function copyExtension(folder: string, extensionsDirectory: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
    publisher: string;
    name: string;
    version: string;
  };
  const target = join(extensionsDirectory, `${manifest.publisher}.${manifest.name}-${manifest.version}`);
  await rm(target, { recursive: true, force: true });
  await cp(folder, target, {
    recursive: true,
    filter: (path) => !NOT_SHIPPED.test(relative(folder, path)),
  });
}

/** What `.vscodeignore` leaves out, too, and is large: with it a copy of this project takes half a minute. */
const NOT_SHIPPED = /^(?:\.[^/\\]+|node_modules|artifacts|test|.*\.vsix)$/;

async function installPacked({ serverMain, data, extensionsDirectory }: Place, vsix: string): Promise<void> {
  const places = ["--server-data-dir", data, "--extensions-dir", extensionsDirectory];
  const args = [serverMain, "--install-extension", vsix, ...places, "--accept-server-license-terms"];
  try {
    await execa(process.execPath, args, { all: true, ...vsCodeEnvironment() });
  } catch (error) {
    const words = error instanceof ExecaError ? (error.all ?? error.shortMessage) : String(error);
    throw new Error(`VS Code did not install ${vsix}:\n${words}`);
  }
}
