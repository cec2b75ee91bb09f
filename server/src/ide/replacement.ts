import type { TextEdit } from "../text/edit.ts";

/** The one stretch in which two texts differ, as an edit of the first. */
export function replacement(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let front = 0;
  while (front < most && before.charCodeAt(front) === after.charCodeAt(front)) front++;
  let back = 0;
  while (
    back < most - front &&
    before.charCodeAt(before.length - 1 - back) === after.charCodeAt(after.length - 1 - back)
  )
    back++;
  if (splits(before, front) || splits(after, front)) front--;
  if (back > 0 && (splits(before, before.length - back) || splits(after, after.length - back))) back--;
  return {
    range: { start: front, end: before.length - back },
    newText: after.slice(front, after.length - back),
  };
}

/** True between the two halves of a character or of a line end. */
function splits(text: string, offset: number): boolean {
  const left = text.charCodeAt(offset - 1);
  const right = text.charCodeAt(offset);
  return (
    (left === 13 && right === 10) || (left >= 0xd800 && left < 0xdc00 && right >= 0xdc00 && right < 0xe000)
  );
}
