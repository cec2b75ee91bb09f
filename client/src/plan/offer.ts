import { commands, window } from "vscode";

/** Says something with one thing to do about it. Nobody waits for the answer: it may come hours later, or never. */
export function offer(message: string, action: string, command: string, ...args: readonly unknown[]): void {
  void window.showWarningMessage(message, action).then((answer) => {
    if (answer === action) void commands.executeCommand(command, ...args);
  });
}
