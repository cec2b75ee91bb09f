import { readdirSync } from "node:fs";
import { basename, join, parse, resolve } from "node:path";
import type { BakeRequest } from "../../protocol/src/run-record.ts";
import { asString, type Value } from "../../server/src/eval/value.ts";
import { loadEngine } from "../../server/src/host/engine.ts";
import { fileWorld } from "../../server/src/host/file-world.ts";
import { readSource, readTextFile } from "../../server/src/host/read-source.ts";
import { namedBuilds } from "../../server/src/packer/build-names.ts";
import { postProcessors } from "../../server/src/packer/post-processors.ts";
import { PackerTemplate } from "../../server/src/packer/template.ts";
import { blocksOfType } from "../../server/src/syntax/body.ts";
import type { HclEngine } from "../../server/src/syntax/hcl/engine.ts";
import { readSourceText } from "../../server/src/syntax/read.ts";
import type { SourceFile } from "../../server/src/syntax/source-file.ts";
import { directoryOf, folderOfTemplate } from "./bake-arguments.ts";
import { type Doomed, doomedByForce } from "./bake-force.ts";
import { namedFiles } from "./bake-inputs.ts";
import { secretsOfTemplate, type TemplateSecrets } from "./bake-secrets.ts";
import { evaluateAll, ReadFiles } from "./read-files.ts";

/** What a bake must know of its template before Packer is run. */
export interface BakeTemplate {
  readonly secrets: TemplateSecrets;
  /** What could not be read, as sentences. */
  readonly problems: readonly string[];
  /** Where its manifests are written, absolute. */
  readonly manifests: readonly string[];
  /** It has a manifest whose place is worked out only when Packer runs. */
  readonly hasUnknownManifest: boolean;
  readonly asksForPlugins: boolean;
  /** The builder of each source, by the last part of its name. */
  readonly builders: ReadonlyMap<string, string>;
  /** The builds there are, as `-only` takes them. */
  readonly builds: readonly string[];
  /** What -force would remove. */
  readonly doomed: readonly Doomed[];
  /** Absolute paths of what the image is made from and lies here: template, vars files, scripts and files that it names. */
  readonly inputs: readonly string[];
}

/** Reads a template as Packer will. Never throws for what is wrong in it: Packer says that better. */
export async function readBakeTemplate(
  template: string,
  request: BakeRequest,
  environment: NodeJS.ProcessEnv,
): Promise<BakeTemplate> {
  const engine = await loadEngine();
  const folder = folderOfTemplate(template);
  const problems: string[] = [];
  const directory = directoryOf(template, request);
  const isFolder = folder === template;
  const names = readdirSync(folder).filter((name) => /\.(?:pkr|pkrvars)\.(?:hcl|json)$/.test(name));
  const readFiles = (wanted: readonly string[]): SourceFile[] =>
    wanted.flatMap(
      (name) => readSource(engine, join(folder, name), (problem) => problems.push(problem)) ?? [],
    );
  // Of a file that is named alone Packer reads nothing beside it.
  const isRead = (name: string): boolean => isFolder && (!/\.pkrvars\./.test(name) || /\.auto\./.test(name));
  const files = readFiles(isFolder ? names.filter(isRead) : [basename(template)]);
  // A value of a secret that stands in a vars file which is not read now may still be the one that is.
  const others = readFiles(names.filter((name) => !isRead(name) && /\.pkrvars\./.test(name)));
  const given = request.varFiles.flatMap((path) => varsFile(engine, path, problems) ?? []);
  const inputs = { weak: [variablesOf(engine, environment)], strong: given, directory };
  const world = new ReadFiles(fileWorld(engine, folder, parse(folder).root), folder);
  const read = new PackerTemplate(folder, files, world, false, inputs);
  const places = manifestsOf(read, directory);
  const manifests = [...new Set(places.filter((path) => path !== undefined))];
  const named = namedFiles(read, directory, manifests);
  evaluateAll(read);
  return {
    secrets: secretsOfTemplate(read, [...inputs.weak, ...files, ...others, ...given], environment),
    problems: [...problems, ...named.problems],
    manifests,
    hasUnknownManifest: places.includes(undefined),
    asksForPlugins: read
      .blocks("packer")
      .some(({ body }) =>
        blocksOfType(body, "required_plugins").some((one) => one.body.attributes.length > 0),
      ),
    builders: new Map(read.sources().map(({ name, builder }) => [name, builder])),
    builds: namedBuilds(read).map(({ name }) => name),
    doomed: doomedByForce(read),
    inputs: [
      ...new Set([...files.map(({ path }) => path), ...request.varFiles, ...named.files, ...world.read]),
    ],
  };
}

/** A vars file may have any name when it is given. */
function varsFile(engine: HclEngine, path: string, problems: string[]): SourceFile | undefined {
  const text = readTextFile(path, (problem) => problems.push(problem));
  if (text === undefined) return undefined;
  const name = path.endsWith(".json") ? `${path}.pkrvars.json` : `${path}.pkrvars.hcl`;
  return readSourceText(engine, name, "packer-vars", text);
}

/** PKR_VAR_ as the vars file that it stands for; lists and objects are texts in it, which is enough for what is asked. */
function variablesOf(engine: HclEngine, environment: NodeJS.ProcessEnv): SourceFile {
  const values = Object.entries(environment).flatMap(([name, value]) => {
    const variable = /^PKR_VAR_(.+)$/.exec(name)?.[1];
    return variable === undefined ? [] : [[variable, value] as const];
  });
  const text = JSON.stringify(Object.fromEntries(values));
  return readSourceText(engine, "environment.pkrvars.json", "packer-vars", text);
}

/** Undefined for one whose place cannot be known. */
function manifestsOf(template: PackerTemplate, directory: string): (string | undefined)[] {
  return template.builds().flatMap(({ body }) =>
    postProcessors(body, "manifest").map(({ block }) => {
      const output = template.value(block.body, "output");
      const path = output === undefined ? "packer-manifest.json" : plainString(output);
      return path === undefined ? undefined : resolve(directory, path);
    }),
  );
}

/** A text without what Packer fills in later. */
function plainString(value: Value): string | undefined {
  const text = asString(value);
  return text === undefined || text.includes("{{") ? undefined : text;
}
