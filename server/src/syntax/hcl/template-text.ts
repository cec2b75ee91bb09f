import type { TemplateExpression } from "../nodes.ts";
import type { HclEngine } from "./engine.ts";

/** Until templates of files are read, they are unknown. */
export function parseTemplateText(_engine: HclEngine, _text: string): TemplateExpression | undefined {
  return undefined;
}
