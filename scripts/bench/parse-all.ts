import { readFileSync } from "node:fs";
import { parse } from "@cdktf/hcl2json";
import { Language, Parser } from "web-tree-sitter";
import { discover } from "../../server/src/host/discover.ts";

// The yardstick: what parsing every file once costs with the two parsers, and nothing else.
const [parser, corpus = ""] = process.argv.slice(2);
const files = [...discover(corpus).folders.values()]
  .flat()
  .map((path) => ({ path, text: readFileSync(path, "utf8") }));
const run = parser === "hcl2json" ? await hcl2json() : await treeSitter();
await run("warm.tf", 'a "b" {}\n');
const started = process.cpuUsage();
for (const { path, text } of files) await run(path, text);
console.log(String(process.cpuUsage(started).user / 1000));
process.exit(0);

type Run = (path: string, text: string) => unknown;

async function treeSitter(): Promise<Run> {
  await Parser.init();
  const instance = new Parser();
  instance.setLanguage(
    await Language.load("node_modules/@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm"),
  );
  return (_path, text) => instance.parse(text)?.delete();
}

async function hcl2json(): Promise<Run> {
  return (path, text) => parse(path, text).catch(() => undefined);
}
