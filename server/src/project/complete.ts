import type { Range } from "../text/range.ts";
import { placeAt } from "./place.ts";
import type { ProjectOption, ProjectRule } from "./project.ts";
import { PROJECT_BLOCKS, type ProjectValue, projectBlock } from "./schema.ts";

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
      return PROJECT_BLOCKS.map((block) => ({
        label: block.type,
        detail: plain(block.description),
        kind: "block",
        newText: `${block.type}${block.label ? ' "$1"' : ""} {\n  ${skeleton(block.attributes[0]?.value, block.attributes[0]?.name)}\n}`,
        isSnippet: true,
        range: place.range,
      }));
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
      ].map(({ name, description, newText }) => ({
        label: name,
        detail: plain(description),
        kind: "attribute",
        newText: place.isNamed ? name : newText,
        isSnippet: !place.isNamed,
        range: place.range,
      }));
    case "value": {
      const attribute = projectBlock(place.block)?.attributes.find(({ name }) => name === place.attribute);
      return attribute ? values(attribute.value, place, around) : [];
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

function values(
  value: ProjectValue,
  { label, range, isQuoted }: { readonly label: string; readonly range: Range; readonly isQuoted: boolean },
  around: ProjectSurroundings,
): ProjectCompletion[] {
  const made = (text: string, detail: string, kind: ProjectCompletion["kind"]): ProjectCompletion => ({
    ...item(text, detail, kind, range),
    newText: isQuoted ? text : `"${text}"`,
  });
  switch (value.kind) {
    case "choice":
      return value.values.map((one) =>
        made(one, one === "off" ? "nothing is reported" : "severity", "value"),
      );
    case "globs":
      return around.modules
        .filter((path) => path !== "")
        .map((path) => made(`${path}/**`, "all of this folder", "folder"));
    case "varsFiles": {
      const inside = (path: string): boolean => label === "" || label === "." || path.startsWith(`${label}/`);
      // Those of the root module first.
      return [...around.varsFiles]
        .sort((a, b) => Number(inside(b)) - Number(inside(a)) || (a < b ? -1 : 1))
        .map((path) => made(path, "vars file", "file"));
    }
  }
}

function item(
  text: string,
  detail: string,
  kind: ProjectCompletion["kind"],
  range: Range,
): ProjectCompletion {
  return { label: text, detail, kind, newText: text, isSnippet: false, range };
}

function skeleton(value: ProjectValue | undefined, name: string | undefined): string {
  return value?.kind === "choice" ? `${name} = "$0"` : `${name} = ["$0"]`;
}

function plain(markdown: string): string {
  return markdown.replaceAll("`", "");
}
