/** A half-open stretch of text: UTF-16 code unit offsets, `start` included, `end` excluded. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export function range(start: number, end: number): Range {
  return { start, end };
}

/** True when `offset` lies inside or at either edge of `outer`. */
export function touches(outer: Range, offset: number): boolean {
  return outer.start <= offset && offset <= outer.end;
}

export function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function shift(original: Range, by: number): Range {
  return by === 0 ? original : { start: original.start + by, end: original.end + by };
}
