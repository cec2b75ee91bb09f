import { isWord } from "./classes.ts";
import { compile, type Instruction } from "./compile.ts";
import type { Assertion } from "./nodes.ts";
import { parsePattern } from "./parse.ts";
import { PatternError, UnsupportedPattern } from "./scanner.ts";

/** Start and end of the whole match and of each group, in code points; undefined for a group that took no part. */
export type Match = readonly (number | undefined)[];

/**
 * Go's regular expressions. A simulation of all ways at once, so that the time is bounded by the length of the text times
 * that of the pattern, whatever the pattern.
 */
export interface Expression {
  readonly groupNames: readonly (string | undefined)[];
  /** The leftmost match at or after a place; null when there is none, undefined when it would take too long. */
  find(text: readonly number[], from: number): Match | null | undefined;
}

/** @returns "invalid" when Go does not take the pattern, undefined when it cannot be known what it means. */
export function expressionOf(pattern: string): Expression | "invalid" | undefined {
  if (pattern.length > LONGEST_PATTERN) return undefined;
  try {
    const parsed = parsePattern(pattern);
    const program = compile(parsed);
    if (!program) return undefined;
    let steps = 0;
    return {
      groupNames: parsed.groupNames,
      find(text, from) {
        if (steps > MOST_STEPS) return undefined;
        const simulation = new Simulation(program, text, MOST_STEPS - steps);
        const match = simulation.run(from);
        steps += simulation.steps;
        return match;
      },
    };
  } catch (error) {
    if (error instanceof PatternError) return "invalid";
    if (error instanceof UnsupportedPattern) return undefined;
    throw error;
  }
}

const LONGEST_PATTERN = 2_000;
/** About a tenth of a second. */
const MOST_STEPS = 2_000_000;

interface Thread {
  readonly place: number;
  readonly slots: Match;
}

class Simulation {
  steps = 0;
  readonly #program: readonly Instruction[];
  readonly #text: readonly number[];
  readonly #limit: number;
  /** The text position at which a thread was last added for each place. */
  readonly #added: number[];

  constructor(program: readonly Instruction[], text: readonly number[], limit: number) {
    this.#program = program;
    this.#text = text;
    this.#limit = limit;
    this.#added = new Array<number>(program.length).fill(-1);
  }

  run(from: number): Match | null | undefined {
    let threads: Thread[] = [];
    let best: Match | null = null;
    for (let at = from; at <= this.#text.length; at++) {
      // Earlier starts come first; once something matched no later start is begun.
      if (!best) this.#follow(threads, 0, at, []);
      const next: Thread[] = [];
      const codePoint = this.#text[at];
      for (const { place, slots } of threads) {
        const instruction = this.#program[place];
        if (instruction?.kind === "found") {
          best = slots;
          break;
        }
        if (instruction?.kind !== "character" || codePoint === undefined) continue;
        this.steps++;
        if (instruction.matches(codePoint)) this.#follow(next, instruction.next, at + 1, slots);
      }
      threads = next;
      if (this.steps > this.#limit) return undefined;
      if (best && threads.length === 0) return best;
    }
    return best;
  }

  /** Adds what can be reached from a place without reading a character, in order of preference. */
  #follow(threads: Thread[], place: number, at: number, slots: Match): void {
    const pending: Thread[] = [{ place, slots }];
    for (let thread = pending.pop(); thread; thread = pending.pop()) {
      if (this.#added[thread.place] === at) continue;
      this.#added[thread.place] = at;
      this.steps++;
      const instruction = this.#program[thread.place];
      switch (instruction?.kind) {
        case "jump":
          pending.push({ place: instruction.next, slots: thread.slots });
          break;
        case "split":
          pending.push({ place: instruction.other, slots: thread.slots });
          pending.push({ place: instruction.next, slots: thread.slots });
          break;
        case "save":
          pending.push({ place: instruction.next, slots: withSlot(thread.slots, instruction.slot, at) });
          break;
        case "assertion":
          if (holds(instruction.assertion, this.#text, at))
            pending.push({ place: instruction.next, slots: thread.slots });
          break;
        default:
          threads.push(thread);
      }
    }
  }
}

function withSlot(slots: Match, slot: number, at: number): Match {
  const copy = [...slots];
  copy[slot] = at;
  return copy;
}

const NEW_LINE = 10;

function holds(assertion: Assertion, text: readonly number[], at: number): boolean {
  switch (assertion) {
    case "text start":
      return at === 0;
    case "text end":
      return at === text.length;
    case "line start":
      return at === 0 || text[at - 1] === NEW_LINE;
    case "line end":
      return at === text.length || text[at] === NEW_LINE;
    case "word boundary":
      return atBoundary(text, at);
    case "no word boundary":
      return !atBoundary(text, at);
  }
}

function atBoundary(text: readonly number[], at: number): boolean {
  return isWord(text[at - 1] ?? -1) !== isWord(text[at] ?? -1);
}
