import { type TextDocument, window, workspace } from "vscode";

/** What is said of files that are changed in the editor and not on the disk. */
export interface SaveQuestion {
  readonly question: (count: number) => string;
  /** The buttons: save and go on, and go on without. */
  readonly save: string;
  readonly asSaved: string;
}

/** The tools read the disk: what is only in the editor is saved, or is said to be left out. @returns false when somebody leaves it. */
export async function saveOrAgree(
  unsaved: readonly TextDocument[],
  { question, save, asSaved }: SaveQuestion,
): Promise<boolean> {
  if (unsaved.length === 0) return true;
  const answer = await window.showWarningMessage(
    question(unsaved.length),
    { modal: true, detail: unsaved.map(({ uri }) => workspace.asRelativePath(uri)).join("\n") },
    save,
    asSaved,
  );
  if (answer !== save) return answer === asSaved;
  const results = await Promise.all(unsaved.map((document) => document.save()));
  return results.every((isSaved) => isSaved);
}
