import type { SourceFile } from "../syntax/source-file.ts";
import { contains, type Range, shift } from "../text/range.ts";
import type { ProjectRule } from "./project.ts";
import { projectBlock } from "./schema.ts";

export interface ProjectExplanation {
  readonly range: Range;
  readonly markdown: string;
}

interface RuleInWords extends ProjectRule {
  readonly severity: string;
  readonly docs: { readonly title: string; readonly reason: string };
}

/** What stands at an offset of a project file, in words. Undefined where there is nothing to say. */
export function explainProject(
  file: SourceFile,
  offset: number,
  rules: readonly RuleInWords[],
  page: (rule: string) => string,
): ProjectExplanation | undefined {
  for (const { piece, start } of file.pieces) {
    const { item } = piece;
    const at = { start: offset - start, end: offset - start };
    if (item?.kind !== "block" || !contains(item.range, at)) continue;
    const schema = projectBlock(item.type);
    if (!schema) return undefined;
    const said = (range: Range, markdown: string): ProjectExplanation => ({
      range: shift(range, start),
      markdown,
    });
    const [label] = item.labels;
    if (label && contains(label.range, at) && schema.label === "rule") {
      const rule = rules.find(({ id }) => id === label.text);
      return rule && said(label.range, ruleInWords(rule, page));
    }
    if (contains(item.headerRange, at))
      return said(item.headerRange, `**${item.type}**\n\n${schema.description}`);
    const inner = item.body.blocks.find(({ range }) => contains(range, at));
    const innerSchema = inner && projectBlock(`${item.type} ${inner.type}`);
    if (inner && !innerSchema) return undefined;
    if (inner && innerSchema && contains(inner.headerRange, at))
      return said(inner.headerRange, `**${inner.type}**\n\n${innerSchema.description}`);
    const attribute = (inner ?? item).body.attributes.find(({ range }) => contains(range, at));
    const options =
      (schema.label === "rule" ? rules.find(({ id }) => id === label?.text)?.options : undefined) ?? [];
    const known = [...(innerSchema ?? schema).attributes, ...options].find(
      ({ name }) => name === attribute?.name,
    );
    return (
      attribute &&
      known &&
      said(attribute.nameRange, `**${known.name}**\n\n${known.description}\n\n\`${known.example}\``)
    );
  }
  return undefined;
}

function ruleInWords({ id, severity, docs }: RuleInWords, page: (rule: string) => string): string {
  return `**${docs.title}**\n\n${docs.reason}\n\n[${id}](${page(id)}) · ${severity} where nothing else is said`;
}
