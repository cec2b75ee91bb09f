import { readPageState, WORDS_ELEMENT } from "../../../protocol/src/plan-page.ts";
import { pageWords } from "../../../protocol/src/plan-page-words.ts";
import { Page } from "./page.ts";

/** What a webview of VS Code hands to its page. Source: VS Code's API for webviews. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();
const page = new Page({
  words: pageWords(JSON.parse(document.getElementById(WORDS_ELEMENT)?.textContent ?? "{}")),
  post: (message) => api.postMessage(message),
  keep: (state) => api.setState(state),
  kept: readPageState(api.getState()),
});
document.body.append(page.element);
window.addEventListener("message", ({ data }) => page.receive(data));
api.postMessage({ type: "ready" });
