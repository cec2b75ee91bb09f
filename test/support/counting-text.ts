/**
 * A text that counts the characters which are looked at. What a scanner does with a text can be held to its length that way,
 * on a machine of any speed.
 */
export class CountingText extends String {
  looks = 0;

  override charCodeAt(index: number): number {
    this.looks++;
    return super.charCodeAt(index);
  }

  override slice(start?: number, end?: number): string {
    const part = super.slice(start, end);
    this.looks += part.length;
    return part;
  }

  override indexOf(searched: string, position = 0): number {
    const found = super.indexOf(searched, position);
    this.looks += (found < 0 ? this.length : found) - position;
    return found;
  }

  override startsWith(searched: string, position?: number): boolean {
    this.looks += searched.length;
    return super.startsWith(searched, position);
  }
}

/** How many characters of the text are looked at; one may be looked at several times. */
export function looksAt(text: string, read: (text: string) => void): number {
  const counting = new CountingText(text);
  read(counting as unknown as string);
  return counting.looks;
}
