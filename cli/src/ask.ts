import { createInterface, type Interface } from "node:readline";
import type { ApprovalNeeds } from "../../protocol/src/approval.ts";
import { printable } from "../../protocol/src/printable.ts";
import type { Shell } from "./shell.ts";

/** What somebody has agreed to. */
export interface Agreed {
  /** What was typed where the name of the target was asked for. */
  readonly typed?: string;
  readonly accepted: readonly string[];
}

/**
 * Asks at the terminal whether a plan is to be applied; what is to be accepted or typed besides must be written out.
 * @returns undefined for no: anything that was not asked for, Ctrl-C and the end of the input, too
 */
export async function askForApproval(
  needs: ApprovalNeeds,
  target: string,
  shell: Shell,
): Promise<Agreed | undefined> {
  const lines = createInterface({ input: process.stdin, output: shell.stderr });
  lines.on("SIGINT", () => lines.close());
  try {
    return await approvalFrom(needs, target, (question) => answerTo(lines, question), shell);
  } finally {
    lines.close();
  }
}

async function approvalFrom(
  needs: ApprovalNeeds,
  target: string,
  ask: (question: string) => Promise<string>,
  shell: Shell,
): Promise<Agreed | undefined> {
  const say = (text: string): void => {
    shell.stderr.write(`${printable(text)}\n`);
  };
  const accepted: string[] = [];
  for (const { what, why } of needs.accept) {
    say(why);
    if ((await ask(`Write "${what}" to accept that: `)) !== what) return undefined;
    accepted.push(what);
  }
  if (needs.typed.length === 0) {
    const answer = await ask(`Apply exactly this plan to ${target}? [y/N] `);
    return /^y(?:es)?$/i.test(answer) ? { accepted } : undefined;
  }
  for (const why of needs.typed) say(why);
  const typed = await ask(`Write the name of the target (${target}) to apply exactly this plan: `);
  return typed === target ? { typed, accepted } : undefined;
}

/** "" for Ctrl-C and for the end of the input. */
function answerTo(lines: Interface, question: string): Promise<string> {
  return new Promise((resolve) => {
    lines.once("close", () => resolve(""));
    lines.question(question, (text) => resolve(text.trim()));
  });
}
