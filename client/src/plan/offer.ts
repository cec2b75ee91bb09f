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

/** Sentences one after the other; what runs leave is told without full stops, and may begin with an address. */
export function sentences(...parts: readonly string[]): string {
  return parts.map((part) => (/[.!?]$/.test(part) ? part : `${part}.`)).join(" ");
}

/** Says something with what can be done about it. Nobody waits for the answer: it may come hours later, or never. */
export function tell(
  kind: "information" | "warning" | "error",
  message: string,
  ...offers: readonly Offer[]
): void {
  const show = {
    information: window.showInformationMessage,
    warning: window.showWarningMessage,
    error: window.showErrorMessage,
  }[kind];
  void show(withoutLinks(message), ...offers.map(({ title }) => title)).then((answer) => {
    const chosen = offers.find(({ title }) => title === answer);
    if (chosen) void commands.executeCommand(chosen.command, ...(chosen.arguments ?? []));
  });
}
