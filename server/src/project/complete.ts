import type { Range } from "../text/range.ts";
import { completeValue, item } from "./complete-value.ts";
import { placeAt } from "./place.ts";
import type { ProjectOption, ProjectRule } from "./project.ts";
import { PROJECT_BLOCKS, type ProjectBlock, type ProjectValue, projectBlock } from "./schema.ts";

export interface ProjectCompletion {
  readonly label: string;
  readonly detail: string;
  readonly kind: "block" | "attribute" | "rule" | "value" | "folder" | "file";
  /** What it puts in place of `range`. With `$1`, `$0` for where the cursor goes, when `isSnippet`. */
  readonly newText: string;
  readonly isSnippet: boolean;
  readonly range: Range;
}

/** What completion knows of the workspace. Paths are relative to the folder of the project file. */
export interface ProjectSurroundings {
  readonly rules: readonly (ProjectRule & { readonly title: string })[];
  /** Folders with Terraform files. */
  readonly modules: readonly string[];
  readonly varsFiles: readonly string[];
  /** Templates of Packer: folders and files. */
  readonly templates: readonly string[];
  readonly packerVarsFiles: readonly string[];
  /** The variables of root modules, by their folders: at least of that which `rootAt` names. */
  readonly variables: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What can be written at an offset of a project file. */
export function completeProject(
  text: string,
  offset: number,
  around: ProjectSurroundings,
): ProjectCompletion[] {
  const place = placeAt(text, offset);
  switch (place?.kind) {
    case undefined:
      return [];
    case "block":
      return PROJECT_BLOCKS.map(
        (block): ProjectCompletion => ({
          label: block.type,
          detail: plain(block.description),
          kind: "block",
          newText: blockSkeleton(block),
          isSnippet: true,
          range: place.range,
        }),
      );
    case "label": {
      const label = projectBlock(place.block)?.label;
      if (label === "rule") return around.rules.map(({ id, title }) => item(id, title, "rule", place.range));
      return label === "folder"
        ? around.modules.map((path) => item(path === "" ? "." : path, "root module", "folder", place.range))
        : [];
    }
    case "attribute":
      return [
        ...(projectBlock(place.block)?.attributes ?? []).map((attribute) => ({
          ...attribute,
          newText: skeleton(attribute.value, attribute.name),
        })),
        ...optionsIn(place, around).map((option) => ({
          ...option,
          newText: `${option.name} = ${OPTION_SKELETONS[option.type]}`,
        })),
      ]
        .map(
          ({ name, description, newText }): ProjectCompletion => ({
            label: name,
            detail: plain(description),
            kind: "attribute",
            newText: place.isNamed ? name : newText,
            isSnippet: !place.isNamed,
            range: place.range,
          }),
        )
        .concat(innerBlocks(place));
    case "value": {
      const attribute = projectBlock(place.block)?.attributes.find(({ name }) => name === place.attribute);
      return attribute ? completeValue(attribute.value, place, text, around) : [];
    }
  }
}

/** The options of the rule that a block is about. */
function optionsIn(
  { block, label }: { readonly block: string; readonly label: string },
  { rules }: ProjectSurroundings,
): readonly ProjectOption[] {
  if (projectBlock(block)?.label !== "rule") return [];
  return rules.find(({ id }) => id === label)?.options ?? [];
}

const OPTION_SKELETONS: Readonly<Record<ProjectOption["type"], string>> = {
  number: "$0",
  numbers: "[$0]",
  texts: '["$0"]',
};

/** The blocks that may stand where an attribute may. */
function innerBlocks(place: { readonly block: string; readonly range: Range; readonly isNamed: boolean }) {
  const blocks = place.isNamed ? [] : (projectBlock(place.block)?.blocks ?? []);
  return blocks.map((block) => ({
    label: block.type,
    detail: plain(block.description),
    kind: "block" as const,
    newText: `${block.type} {\n  $0\n}`,
    isSnippet: true,
    range: place.range,
  }));
}

/** With what it must have, and where that is nothing, with what comes first. */
function blockSkeleton({ type, label, attributes }: ProjectBlock): string {
  const required = attributes.filter(({ isRequired }) => isRequired);
  const lines = (required.length > 0 ? required : attributes.slice(0, 1)).map(
    (attribute) => `  ${skeleton(attribute.value, attribute.name)}`,
  );
  return `${type}${label ? ' "$1"' : ""} {\n${lines.join("\n")}\n}`;
}

function skeleton(value: ProjectValue, name: string): string {
  switch (value.kind) {
    case "globs":
    case "varsFiles":
    case "packerVarsFiles":
    case "texts":
    case "builds":
      return `${name} = ["$0"]`;
    case "flag":
    case "number":
      return `${name} = $0`;
    default:
      return `${name} = "$0"`;
  }
}

function plain(markdown: string): string {
  return markdown.replaceAll("`", "");
}
