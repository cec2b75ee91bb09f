import { code } from "../../scanner/characters.ts";
import type { Cursor } from "./cursor.ts";

/** How closely the operators that begin with the character bind; 0 when none does. */
export function levelOf(character: number): number {
  return character >= 0 && character < levels.length ? (levels[character] as number) : 0;
}

/** The operator at the cursor, where its first character stands; undefined when it is something else, such as `=>`. */
export function operatorAt(cursor: Cursor, first: number): string | undefined {
  const second = cursor.characterAt(cursor.offset + 1);
  switch (first) {
    case code.equals:
      return second === code.equals ? "==" : undefined;
    case code.exclamation:
      return second === code.equals ? "!=" : undefined;
    case code.less:
      // What `<<<EOT` is depends on whom one asks.
      if (second === code.less) return undefined;
      return second === code.equals ? "<=" : "<";
    case code.greater:
      return second === code.equals ? ">=" : ">";
    case code.ampersand:
      return second === code.ampersand ? "&&" : undefined;
    case code.bar:
      return second === code.bar ? "||" : undefined;
    default:
      return String.fromCharCode(first);
  }
}

const levels = new Uint8Array(128);
for (const [level, characters] of ["|", "&", "=!", "<>", "+-", "*/%"].entries()) {
  for (const character of characters) levels[character.charCodeAt(0)] = level + 1;
}
