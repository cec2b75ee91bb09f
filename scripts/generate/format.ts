import { execa } from "execa";
import { ROOT } from "../run/steps.ts";

/** Formats a text as the project's formatter would write it to `path`. @throws when it is no valid source. */
export async function format(path: string, text: string): Promise<string> {
  const { stdout } = await execa(
    process.execPath,
    ["node_modules/@biomejs/biome/bin/biome", "format", `--stdin-file-path=${path}`],
    {
      cwd: ROOT,
      input: text,
      stripFinalNewline: false,
    },
  );
  return stdout;
}
