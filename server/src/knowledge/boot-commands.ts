import type { BootScript } from "./boot-scripts.ts";
import { scriptsOfConfig } from "./cloud-config.ts";
import type { PlacedText } from "./placed-text.ts";
import { powershellCommands } from "./powershell-script.ts";
import { type ShellCommand, shellCommands } from "./shell-script.ts";

/** A command that a machine runs at its start. */
export interface BootCommand {
  readonly command: ShellCommand;
  /** The text that the command's ranges count in. */
  readonly text: PlacedText;
}

/** The commands of a boot script: those of a shell or PowerShell script, and those a cloud-config runs. */
export function bootCommands(script: BootScript): readonly BootCommand[] {
  let commands = COMMANDS.get(script.text);
  if (!commands) {
    commands = read(script);
    COMMANDS.set(script.text, commands);
  }
  return commands;
}

function read({ language, text }: BootScript): BootCommand[] {
  switch (language) {
    case "shell":
      return commandsIn(text);
    case "cloud-config":
      return scriptsOfConfig(text).flatMap(commandsIn);
    case "powershell":
    case "batch":
      return powershellCommands(text.text).map((command) => ({ command, text }));
    default:
      return [];
  }
}

function commandsIn(text: PlacedText): BootCommand[] {
  return shellCommands(text.text).map((command) => ({ command, text }));
}

const COMMANDS = new WeakMap<PlacedText, readonly BootCommand[]>();
