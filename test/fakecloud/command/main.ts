import { CloudFile } from "../cloud/cloud-file.ts";
import { COMMANDS, HELP, Refused } from "./commands.ts";

// Started by a script whose first line names Node and this file: what was typed comes after the script.
const [name = "", ...rest] = process.argv.slice(3);

async function main(): Promise<void> {
  const command = COMMANDS[name];
  if (!command) throw new Refused(name === "" ? HELP : `there is no command "${name}"\n${HELP}`);
  const file = process.env.FAKECLOUD_FILE;
  if (!file) throw new Refused("FAKECLOUD_FILE does not say where the cloud is; `npm start` makes one");
  process.stdout.write(`${await command(rest, new CloudFile(file))}\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`fakecloud: ${error instanceof Refused ? error.message : (error.stack ?? error)}\n`);
  process.exitCode = 1;
});
