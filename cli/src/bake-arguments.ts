import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { wrongName } from "../../protocol/src/ledger.ts";
import type { BakeRequest } from "../../protocol/src/run-record.ts";
import { isOdd, parse, readTextOrJson } from "./plan-arguments.ts";
import { UsageError } from "./usage.ts";

/** How a bake is shown. */
export interface ShowBake {
  readonly format: "text" | "json";
  /** The file to write the result to instead of standard output. */
  readonly output: string | undefined;
  /** What provisioners print is shown, too. */
  readonly isVerbose: boolean;
}

export interface BakeArguments extends ShowBake {
  /** What was named, which may be an image of rebake.hcl; undefined for this folder. */
  readonly named: string | undefined;
  readonly template: string;
  readonly request: BakeRequest;
  readonly toolPath: string | undefined;
  /** Under which name what was made is written down. */
  readonly image: string | undefined;
  /** What --force removes is agreed to. */
  readonly yes: boolean;
}

const OPTIONS = {
  only: { type: "string", multiple: true },
  except: { type: "string", multiple: true },
  "var-file": { type: "string", multiple: true },
  image: { type: "string" },
  directory: { type: "string" },
  "no-init": { type: "boolean" },
  "on-error": { type: "string" },
  force: { type: "boolean" },
  yes: { type: "boolean" },
  "tool-path": { type: "string" },
  verbose: { type: "boolean" },
  format: { type: "string" },
  output: { type: "string" },
} as const;

/** Reads the arguments of `bake`. @throws UsageError naming what is wrong. */
export function readBakeArguments(args: readonly string[], directory: string): BakeArguments {
  const { values, positionals } = parse("bake", args, () =>
    parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true }),
  );
  const [named, ...others] = positionals;
  if (others.length > 0) throw new UsageError(`one template is baked at a time, not also "${others[0]}"`);
  const { output, "on-error": onError = "cleanup" } = values;
  const format = readTextOrJson(values.format);
  if (onError !== "cleanup" && onError !== "abort")
    throw new UsageError(
      `--on-error is cleanup or abort, not "${onError}"; there is nobody that Packer could ask`,
    );
  const wrong = values.image === undefined ? undefined : wrongName(values.image);
  if (wrong !== undefined) throw new UsageError(`--image "${values.image}": the name of an image ${wrong}`);
  if (values.yes && !values.force) throw new UsageError("--yes goes with --force");
  const only = listed(values.only);
  const except = listed(values.except);
  const odd = [
    ...only,
    ...except,
    ...(values["var-file"] ?? []),
    output ?? "x",
    values.directory ?? "x",
  ].find(isOdd);
  if (odd !== undefined) throw new UsageError(`${JSON.stringify(odd)} is empty or has control characters`);
  return {
    named,
    template: resolve(directory, named ?? "."),
    format,
    output,
    image: values.image,
    isVerbose: values.verbose ?? false,
    toolPath: values["tool-path"],
    yes: values.yes ?? false,
    request: {
      ...(values.directory === undefined ? {} : { directory: resolve(directory, values.directory) }),
      only,
      except,
      varFiles: (values["var-file"] ?? []).map((path) => resolve(directory, path)),
      force: values.force ?? false,
      onError,
      init: !values["no-init"],
    },
  };
}

/** Also with commas in between, as Packer takes them. */
function listed(given: readonly string[] = []): string[] {
  return given.flatMap((text) => text.split(","));
}
