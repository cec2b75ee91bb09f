import type { Assertion, Node, Pattern } from "./nodes.ts";

/** A program for the matcher. `next` and `other` are places in it; of two ways on, `next` is preferred. */
export type Instruction =
  | { readonly kind: "character"; readonly matches: (codePoint: number) => boolean; readonly next: number }
  | { readonly kind: "assertion"; readonly assertion: Assertion; readonly next: number }
  | { readonly kind: "save"; readonly slot: number; readonly next: number }
  | { readonly kind: "split"; next: number; other: number }
  | { readonly kind: "jump"; next: number }
  | { readonly kind: "found" };

/** Undefined when the program would be too long. */
export function compile(pattern: Pattern): readonly Instruction[] | undefined {
  const program: Instruction[] = [];
  const complete =
    emit({ kind: "group", inner: pattern.root, number: 0 }, program) && program.push({ kind: "found" }) > 0;
  return complete ? program : undefined;
}

const LONGEST_PROGRAM = 5_000;

/** False when it becomes too long. */
function emit(node: Node, program: Instruction[]): boolean {
  if (program.length > LONGEST_PROGRAM) return false;
  const next = program.length + 1;
  switch (node.kind) {
    case "empty":
      return true;
    case "character":
      program.push({ kind: "character", matches: node.matches, next });
      return true;
    case "assertion":
      program.push({ kind: "assertion", assertion: node.assertion, next });
      return true;
    case "sequence":
      return node.parts.every((part) => emit(part, program));
    case "choice":
      return emitChoice(node.branches, program);
    case "group": {
      program.push({ kind: "save", slot: node.number * 2, next });
      const complete = emit(node.inner, program);
      program.push({ kind: "save", slot: node.number * 2 + 1, next: program.length + 1 });
      return complete;
    }
    case "repeat":
      return emitRepeat(node, program);
  }
}

function emitChoice(branches: readonly Node[], program: Instruction[]): boolean {
  const ends: Extract<Instruction, { kind: "jump" }>[] = [];
  for (const [index, branch] of branches.entries()) {
    const isLast = index === branches.length - 1;
    const split: Instruction = { kind: "split", next: program.length + 1, other: 0 };
    if (!isLast) program.push(split);
    if (!emit(branch, program)) return false;
    if (isLast) break;
    const jump: Instruction = { kind: "jump", next: 0 };
    program.push(jump);
    ends.push(jump);
    split.other = program.length;
  }
  for (const end of ends) end.next = program.length;
  return true;
}

function emitRepeat(node: Extract<Node, { kind: "repeat" }>, program: Instruction[]): boolean {
  const { inner, least, most, lazy } = node;
  const unbounded = most === Number.POSITIVE_INFINITY;
  const required = unbounded && least > 0 ? least - 1 : least;
  for (let count = 0; count < required; count++) if (!emit(inner, program)) return false;
  if (unbounded) return least > 0 ? emitPlus(inner, lazy, program) : emitStar(inner, lazy, program);
  const splits: Extract<Instruction, { kind: "split" }>[] = [];
  for (let count = least; count < most; count++) {
    splits.push(emitSplit(program));
    if (!emit(inner, program)) return false;
  }
  for (const split of splits) skipTo(split, program.length, lazy);
  return true;
}

/** One or more: the body, then a choice between again and on. */
function emitPlus(inner: Node, lazy: boolean, program: Instruction[]): boolean {
  const start = program.length;
  if (!emit(inner, program)) return false;
  const after = program.length + 1;
  program.push({ kind: "split", next: lazy ? after : start, other: lazy ? start : after });
  return true;
}

/** Like Go: what may match nothing is repeated as "one or more, or nothing". */
function emitStar(inner: Node, lazy: boolean, program: Instruction[]): boolean {
  const split = emitSplit(program);
  if (!emitPlus(inner, lazy, program)) return false;
  skipTo(split, program.length, lazy);
  return true;
}

function emitSplit(program: Instruction[]): Extract<Instruction, { kind: "split" }> {
  const split = { kind: "split", next: program.length + 1, other: 0 } as const satisfies Instruction;
  const mutable: Extract<Instruction, { kind: "split" }> = { ...split };
  program.push(mutable);
  return mutable;
}

function skipTo(split: Extract<Instruction, { kind: "split" }>, after: number, lazy: boolean): void {
  const body = split.next;
  split.next = lazy ? after : body;
  split.other = lazy ? body : after;
}
