import { parentPort } from "node:worker_threads";
import { parse } from "@cdktf/hcl2json";
import { HCL_FILE_NAME } from "../ide/hcl-errors.ts";
import type { SyntaxAnswer, SyntaxQuestion } from "./syntax-checker.ts";

// A thread of its own: HashiCorp's parser is a Go program in WebAssembly that blocks while it works.
parentPort?.on("message", async ({ id, text }: SyntaxQuestion) => {
  const answer: SyntaxAnswer = { id, error: await errorOf(text) };
  parentPort?.postMessage(answer);
});

/** What HashiCorp's parser says against a text; undefined when nothing. */
async function errorOf(text: string): Promise<string | undefined> {
  try {
    await parse(HCL_FILE_NAME, text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
