import type { PageWords } from "../../../protocol/src/plan-page-words.ts";
import { element } from "./dom.ts";

/** Says that the plan was made from files that have changed since; hidden at first. */
export function outdatedBanner(words: PageWords, planAgain: () => void): HTMLElement {
  const again = element("button", { type: "button", class: "button" }, words.again);
  again.addEventListener("click", planAgain);
  return element(
    "div",
    { class: "banner", role: "status", hidden: true },
    element("span", {}, words.outdated),
    again,
  );
}
