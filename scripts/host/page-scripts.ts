/** A wavy line in the editor. One that spans several lines of text is there once for each. */
export type Squiggle = {
  severity: "error" | "warning" | "info" | "hint";
  lineNumber: number;
  /** The whole line of text. */
  text: string;
};

/** An entry of the status bar. */
export type StatusItem = {
  /** As the extension named it, after its own identifier: `publisher.name.entry`. */
  id: string;
  text: string;
  /** What a screen reader says. */
  label: string;
};

/**
 * Scripts that are evaluated in the page. They are text, as the compiler knows no page here.
 *
 * VS Code draws a line's text, its number and its decorations in three layers; what belongs to the same
 * line has the same `top`.
 */
export const pageScripts = {
  squiggles: `(() => {
    const editor = document.querySelector(".editor-group-container.active .monaco-editor");
    if (!editor) return [];
    const topOf = (element) => parseFloat(element.style.top);
    const atTop = (selector, top) => [...editor.querySelectorAll(selector)].find((line) => topOf(line) === top);
    return [...editor.querySelectorAll(".view-overlays > div")]
      .sort((one, other) => topOf(one) - topOf(other))
      .flatMap((layer) => [...layer.querySelectorAll("[class*=squiggly-]")].map((mark) => ({
        severity: /squiggly-(error|warning|info|hint)/.exec(mark.className)[1],
        lineNumber: Number(atTop(".margin-view-overlays > div", topOf(layer))?.innerText),
        text: (atTop(".view-lines > .view-line", topOf(layer))?.innerText ?? "").replace(/\\u00a0/g, " "),
      })));
  })()`,
  statusItems: `[...document.querySelectorAll(".statusbar-item")]
    .filter((item) => item.offsetWidth > 0)
    .sort((one, other) => one.getBoundingClientRect().left - other.getBoundingClientRect().left)
    .map((item) => ({
      id: item.id,
      text: item.innerText.trim(),
      label: item.querySelector(".statusbar-item-label")?.getAttribute("aria-label") ?? item.getAttribute("aria-label") ?? "",
    }))`,
};
