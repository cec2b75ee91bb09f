/** Keys that mean the same wherever on the page somebody is: / goes to the filter, the arrow down from nowhere to the tree. */
export function listenForShortcuts(filter: HTMLInputElement, goToTree: () => void): void {
  document.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && event.target === document.body) goToTree();
    const isWriting = event.target === filter;
    if (event.key !== "/" || isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    filter.focus();
    filter.select();
  });
}
