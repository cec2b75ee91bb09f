import type { SyntaxChecker } from "../host/syntax-checker.ts";
import { type HclError, moveRange } from "../ide/hcl-errors.ts";
import { replacement } from "../ide/replacement.ts";

/**
 * HashiCorp's syntax errors of the open documents. They are asked for when the typing pauses; until the answer
 * is there, those of the version before keep their place in the text.
 */
export class SyntaxErrors {
  private readonly documents = new Map<string, State>();

  constructor(
    private readonly checker: SyntaxChecker,
    private readonly onChange: (path: string) => void,
    private readonly pauseMs = 300,
  ) {}

  put(path: string, text: string): void {
    const state = this.documents.get(path) ?? { text: "", errors: [], timer: undefined };
    if (state.text === text && this.documents.has(path)) return;
    if (state.errors.length > 0) {
      const edit = replacement(state.text, text);
      state.errors = state.errors.map((error) => ({ ...error, range: moveRange(error.range, edit) }));
    }
    state.text = text;
    this.documents.set(path, state);
    clearTimeout(state.timer);
    state.timer = setTimeout(() => void this.ask(path, state), this.pauseMs);
  }

  /** Of the last version that was put, as far as known. */
  of(path: string): readonly HclError[] {
    return this.documents.get(path)?.errors ?? [];
  }

  close(path: string): void {
    clearTimeout(this.documents.get(path)?.timer);
    this.documents.delete(path);
  }

  clear(): void {
    for (const path of [...this.documents.keys()]) this.close(path);
  }

  private async ask(path: string, state: State): Promise<void> {
    const { text } = state;
    const errors = (await this.checker.check(text)) ?? [];
    if (this.documents.get(path) !== state || state.text !== text) return;
    const isSame = JSON.stringify(errors) === JSON.stringify(state.errors);
    state.errors = errors;
    if (!isSame) this.onChange(path);
  }
}

interface State {
  text: string;
  errors: readonly HclError[];
  timer: NodeJS.Timeout | undefined;
}
