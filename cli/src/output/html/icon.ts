/** The tab's picture, as an address that needs no network. */
export function icon(): string {
  const picture =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6" fill="none" stroke="#2f7d5b" stroke-width="3"/></svg>';
  return `data:image/svg+xml,${encodeURIComponent(picture)}`;
}
