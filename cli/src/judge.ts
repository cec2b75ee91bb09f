/**
 * The commands that judge code, as a bundle of their own: loading all rules takes longer than a small plan, so the others load
 * it only when it is asked for.
 */
export { runLanguageServer } from "../../server/src/lsp/main.ts";
export { readCheckArguments } from "./arguments.ts";
export { baseline } from "./baseline.ts";
export { check } from "./check.ts";
export { fix } from "./fix.ts";
export { explain, listRules } from "./rules.ts";
