/** Where two trees of nodes first differ, their pieces being the same; undefined when they are equal. */
export function nodeDifference(left: unknown, right: unknown, path = "node"): string | undefined {
  if (Object.is(left, right)) return undefined;
  if (!isObject(left) || !isObject(right)) return `${path}: ${show(left)} <> ${show(right)}`;
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    // A piece leads back to the nodes in it.
    const found =
      key === "piece"
        ? left.piece === right.piece
          ? undefined
          : `${path}: another piece`
        : nodeDifference(left[key], right[key], `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function show(value: unknown): string {
  return isObject(value) ? `{${Object.keys(value).join()}}` : String(JSON.stringify(value)).slice(0, 200);
}
