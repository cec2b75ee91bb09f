import { window } from "vscode";

/** Long enough to be read, and gone before it is in the way. */
const MESSAGE_MILLISECONDS = 8000;

/** Says something in the status bar for a while, which asks nothing of anybody. */
export function showStatusMessage(text: string, milliseconds = MESSAGE_MILLISECONDS): void {
  window.setStatusBarMessage(text, milliseconds);
}
