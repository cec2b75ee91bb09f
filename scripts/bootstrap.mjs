// Runs a project command on a machine that has Node and nothing else: installs the packages of the lock file
// first, when they are not there yet. Plain JavaScript without imports of packages, for it runs before any are.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const marker = join(root, "node_modules", ".rebake-installed");
const [command, ...rest] = process.argv.slice(2);

const [major] = process.versions.node.split(".").map(Number);
if (major < 20) fail(`Rebake is built with Node 20 or newer; this is ${process.version}.`);
if (!command || !existsSync(join(root, "scripts", `${command}.ts`)))
  fail(`There is no command "${command ?? ""}".`);

installPackages();
const loader = pathToFileURL(join(root, "node_modules", "tsx", "dist", "loader.mjs")).href;
const run = spawnSync(
  process.execPath,
  ["--import", loader, join(root, "scripts", `${command}.ts`), ...rest],
  {
    cwd: root,
    stdio: "inherit",
  },
);
process.exit(run.status ?? 1);

/** Once for each state of the lock file. */
function installPackages() {
  const lock = readFileSync(join(root, "package-lock.json"));
  const wanted = createHash("sha256").update(lock).digest("hex");
  if (existsSync(marker) && readFileSync(marker, "utf8") === wanted) return;
  if (lstatSync(join(root, "node_modules"), { throwIfNoEntry: false })?.isSymbolicLink())
    return checkSharedPackages(JSON.parse(lock.toString()).packages);
  console.error("Installing the packages of package-lock.json (once, about half a minute) ...");
  const install = spawnSync("npm", ["ci", "--no-fund", "--no-audit", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  if (install.error)
    fail(`npm could not be started: ${install.error.message}. Install npm, which comes with Node.`);
  if (install.status !== 0) fail("npm ci failed; its message stands above.");
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, wanted);
}

/** npm ci would empty a folder that other work trees use as well, so a linked one is only looked at. */
function checkSharedPackages(packages) {
  for (const [path, { version, optional }] of Object.entries(packages)) {
    if (path === "" || optional) continue;
    const manifest = join(root, path, "package.json");
    const present =
      existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).version.replace(/^v/, "");
    if (present === version) continue;
    fail(
      `node_modules is a link, so nothing is installed there, and ${path} ${version} of package-lock.json is ` +
        `${present ? `${present} there` : "missing there"}. Install it where the link leads to.`,
    );
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
