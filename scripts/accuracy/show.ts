import type { CheckedBlock } from "./analyse.ts";

/** A block for somebody to judge: its text, what is reported where, and a judgement to fill in. */
export function showBlock(block: CheckedBlock): string {
  const lines = block.text.split(/\r?\n/);
  const findings = block.findings.map(
    ({ rule, severity, start, message }) => `  ${start.line + 1}: ${severity} ${rule}: ${message}`,
  );
  return [
    `==== ${block.repository}/${block.file} ${block.address} ${block.hash}`,
    ...lines.map((line, index) => `${String(block.firstLine + index + 1).padStart(4)} ${line}`),
    ...(findings.length > 0 ? ["findings:", ...findings] : ["no findings"]),
    "",
  ].join("\n");
}
