import { env, l10n } from "vscode";

/** How long ago something was, in words, and when that will be said otherwise. */
export interface Age {
  readonly text: string;
  /** In so many milliseconds. */
  readonly changesIn: number;
}

const MINUTE = 60_000;
const UNITS = [
  ["day", 24 * 60 * MINUTE],
  ["hour", 60 * MINUTE],
  ["minute", MINUTE],
] as const;

/**
 * "5 minutes ago", "yesterday".
 * @param then as ISO 8601
 * @param now milliseconds since 1970
 */
export function ageOf(then: string, now: number): Age {
  const format = new Intl.RelativeTimeFormat(env.language, { numeric: "auto" });
  const passed = Math.max(0, now - Date.parse(then));
  for (const [unit, length] of UNITS)
    if (passed >= length)
      return {
        text: format.format(-Math.floor(passed / length), unit),
        changesIn: length - (passed % length),
      };
  return { text: l10n.t("just now"), changesIn: MINUTE - passed };
}

/** Says ages, and remembers when the first of those that were said is another. */
export class Ages {
  private next = Number.POSITIVE_INFINITY;

  /** @param sooner is called when what was said last changes before all that was said until then. */
  constructor(
    private readonly now: number,
    private readonly sooner: () => void = () => undefined,
  ) {}

  of(then: string): string {
    const { text, changesIn } = ageOf(then, this.now);
    if (changesIn < this.next) {
      this.next = changesIn;
      this.sooner();
    }
    return text;
  }

  /** In so many milliseconds; infinite when none was said. */
  get changesIn(): number {
    return this.next;
  }
}
