import { type BootCommand, bootCommands } from "../../knowledge/boot-commands.ts";
import type { BootScript } from "../../knowledge/boot-scripts.ts";
import { configEntries } from "../../knowledge/cloud-config.ts";
import {
  type DatabaseEngine,
  engineOfImage,
  engineOfPackage,
  engineOfService,
} from "../../knowledge/database-servers.ts";
import { installationOf, runsNothing } from "../../knowledge/package-commands.ts";
import type { Span } from "../../syntax/nodes.ts";
import { commandPlace } from "./boot-lines.ts";
import { placeOf } from "./places.ts";

/** The first database server that a machine installs or starts at its first start. */
export interface BootDatabase {
  readonly at: Span;
  readonly engine: DatabaseEngine;
}

export function databaseIn(script: BootScript): BootDatabase | undefined {
  const packaged = packageIn(script);
  if (packaged) return packaged;
  for (const one of bootCommands(script)) {
    const engine = runsNothing(one.command) ? undefined : engineIn(one);
    if (engine) return { at: commandPlace(one), engine };
  }
  return undefined;
}

/** A package that cloud-init installs. */
function packageIn({ language, text }: BootScript): BootDatabase | undefined {
  if (language !== "cloud-config") return undefined;
  const entry = configEntries(text.text).find((one) => one.key === "packages");
  if (!entry) return undefined;
  for (const line of entry.lines) {
    // Which distribution it is, is not known; the package that means a client at one does not count.
    const [, dash = "", name = ""] = /^(-\s*["']?)([\w.+-]+)/.exec(line.text) ?? [];
    const engine = engineOfPackage("", name);
    const start = line.start + dash.length;
    if (engine) return { at: placeOf(text, { start, end: start + name.length }), engine };
  }
  return undefined;
}

function engineIn({ command }: BootCommand): DatabaseEngine | undefined {
  const words = command.arguments.map((word) => word.text);
  const installed = installationOf(command);
  if (installed) return firstOf(installed.packages, (name) => engineOfPackage(command.program, name));
  switch (command.program) {
    case "systemctl":
      return words.some((word) => /^(?:start|restart|enable)$/.test(word))
        ? firstOf(words, engineOfService)
        : undefined;
    case "service":
      return /^(?:re)?start$/.test(words[1] ?? "") ? engineOfService(words[0] ?? "") : undefined;
    case "docker":
    case "podman":
      return words[0] === "run" ? firstOf(words.slice(1), engineOfRun) : undefined;
    default:
      return undefined;
  }
}

/** Of `docker run`'s words an image: names and values of options come before it, and are no image's name as a rule. */
function engineOfRun(word: string): DatabaseEngine | undefined {
  return /^[\w.-]+(?:[:/@][\w./:@-]+)$/.test(word) ? engineOfImage(word) : undefined;
}

function firstOf(
  words: readonly string[],
  engine: (word: string) => DatabaseEngine | undefined,
): DatabaseEngine | undefined {
  return words.map(engine).find((one) => one !== undefined);
}
