import type { Row } from "./row.ts";

/** What keys move and do. */
export interface KeyHost {
  readonly rows: readonly Row[];
  readonly rowsInView: number;
  /** Gives the focus to the row of this number, or to the first or last one where there is none. */
  readonly moveTo: (index: number) => void;
  readonly toggle: (row: Row) => void;
  readonly open: (row: Row) => void;
}

/** Does what a key in a row means in a tree, as the ARIA practices describe it; keys that mean nothing are left alone. */
export function obeyKey(event: KeyboardEvent, row: Row, index: number, host: KeyHost): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  // What can be pressed in a row has the focus: it is pressed.
  const isPressing = event.target instanceof HTMLButtonElement && /^(?:Enter| )$/.test(event.key);
  if (isPressing) return;
  const to = targetOf(event.key, row, index, host);
  if (to !== undefined) host.moveTo(to);
  else if (!act(event.key, row, host)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** The number of the row that a key goes to. */
function targetOf(key: string, row: Row, index: number, { rows, rowsInView }: KeyHost): number | undefined {
  switch (key) {
    case "ArrowDown":
      return index + 1;
    case "ArrowUp":
      return index - 1;
    case "PageDown":
      return index + rowsInView;
    case "PageUp":
      return index - rowsInView;
    case "Home":
      return 0;
    case "End":
      return rows.length - 1;
    case "ArrowRight":
      return row.isExpanded ? index + 1 : undefined;
    case "ArrowLeft":
      return row.isExpanded ? undefined : parentOf(rows, index);
    default:
      return undefined;
  }
}

/** @returns whether the key means something. */
function act(key: string, row: Row, host: KeyHost): boolean {
  if (key === "ArrowRight" || key === "ArrowLeft") {
    if (row.isExpanded === (key === "ArrowLeft")) host.toggle(row);
    return true;
  }
  if (key !== "Enter" && key !== " ") return false;
  if (row.isExpanded !== undefined) host.toggle(row);
  else if (key === "Enter") host.open(row);
  return true;
}

function parentOf(rows: readonly Row[], index: number): number {
  const level = rows[index]?.level ?? 1;
  let parent = index;
  while (level > 1 && parent > 0 && (rows[parent]?.level ?? 1) >= level) parent--;
  return parent;
}
