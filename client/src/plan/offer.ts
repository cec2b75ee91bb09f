import { commands, window } from "vscode";

/** What people can do about what they are told. */
export interface Offer {
  readonly title: string;
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

/** Messages show `[text](command:...)` as a link that executes something; names of folders and what tools say may look like one. */
export function withoutLinks(text: string): string {
  return text.replaceAll("](", "] (");
}

/** Says something with one thing to do about it. Nobody waits for the answer: it may come hours later, or never. */
export function tell(kind: "information" | "warning", message: string, offer: Offer): void {
  const show = kind === "warning" ? window.showWarningMessage : window.showInformationMessage;
  void show(withoutLinks(message), offer.title).then((answer) => {
    if (answer === offer.title) void commands.executeCommand(offer.command, ...(offer.arguments ?? []));
  });
}
