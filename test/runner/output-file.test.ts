import { closeSync, readdirSync, readlinkSync, writeSync } from "node:fs";
import { expect, test } from "vitest";
import { OutputFile } from "../../runner/src/output-file.ts";
import { temporaryFolder } from "../support/temporary.ts";

function opened(memory?: string): { file: OutputFile; folder: string; text: () => string } {
  const folder = temporaryFolder();
  const chunks: Buffer[] = [];
  const file = new OutputFile(folder, "build-stdout", (chunk) => chunks.push(Buffer.from(chunk)), memory);
  return { file, folder, text: () => Buffer.concat(chunks).toString() };
}

test("what a tool says lies in a file without a name, and all of it is read", () => {
  const { file, folder, text } = opened();
  const tool = file.writing;
  expect(readdirSync(folder)).toEqual([]);
  writeSync(tool, "a".repeat(300_000));
  writeSync(tool, "end");
  file.end();
  expect(text()).toBe(`${"a".repeat(300_000)}end`);
  closeSync(tool);
});

test.runIf(process.platform === "linux")(
  "50: it lies in memory, so that a full disk does not stop a tool; without that, beside the run",
  () => {
    const { file } = opened();
    expect(readlinkSync(`/proc/self/fd/${file.writing}`)).toMatch(
      /^\/dev\/shm\/\.rebake-[0-9a-f]{16}\.raw \(deleted\)$/,
    );
    file.handedOver();
    file.end();
    const { file: other, folder } = opened("/nowhere");
    expect(readlinkSync(`/proc/self/fd/${other.writing}`)).toBe(`${folder}/.build-stdout.raw (deleted)`);
    other.handedOver();
    other.end();
  },
);
