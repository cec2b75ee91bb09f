import { describe, expect, test } from "vitest";
import type { WorkspaceEdit } from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Folder } from "../../../server/src/folder.ts";
import { fromRange, Places, toWorkspaceEdit } from "../../../server/src/lsp/convert.ts";
import { featuresOf } from "../../../server/src/lsp/features.ts";
import { pathOf, relativeTo, rootOf, segmentOf } from "../../../server/src/lsp/uris.ts";
import { readHclSource } from "../../../server/src/syntax/hcl/source.ts";
import { engine } from "../../support/analysis.ts";
import { PUSH_CLIENT } from "./client.ts";

const PATH = "file:///w/a.tf";

describe.each([
  ["LF", 'a = "x"\nb = "y"\n'],
  ["CRLF", 'a = "x"\r\nb = "y"\r\n'],
  ["characters beyond the first plane", 'a = "😀👨‍👩‍👧"\r\nb = "e\u0301😀"\n'],
  ["no last line end", 'a = 1\n# 😀\nb = "z"'],
])("places in a text with %s", (_name, text) => {
  test("are those that an editor counts, there and back, at every offset", async () => {
    const file = readHclSource(await engine(), PATH, "terraform-vars", text);
    const places = new Places(new Folder("file:///w", [file]));
    const document = TextDocument.create(PATH, "terraform-vars", 1, text);
    for (let offset = 0; offset <= text.length; offset++) {
      // Between CR and LF, and there alone, an editor knows no place.
      if (text.slice(offset - 1, offset + 1) === "\r\n") continue;
      const range = places.range({ path: PATH, range: { start: offset, end: offset } });
      expect(range.start, `offset ${offset}`).toEqual(document.positionAt(offset));
      expect(fromRange(places.of(PATH), range).start).toBe(offset);
    }
  });
});

describe("an edit with a placeholder", () => {
  const edits = {
    changes: new Map([[PATH, [{ range: { start: 0, end: 0 }, newText: "# ${x} $1 \\ why\n" }]]]),
    newFiles: [],
    placeholder: { start: 12, end: 15 },
  };
  const convert = async (snippets: boolean): Promise<WorkspaceEdit | undefined> => {
    const file = readHclSource(await engine(), PATH, "terraform", "a = 1\n");
    return toWorkspaceEdit(edits, new Places(new Folder("file:///w", [file])), {
      features: { ...featuresOf(PUSH_CLIENT), snippetEdits: snippets },
      uri: (path) => path,
      version: () => 7,
    });
  };

  test("is a snippet, in which nothing else means anything", async () => {
    expect((await convert(true))?.documentChanges).toMatchObject([
      { edits: [{ snippet: { kind: "snippet", value: "# \\${x\\} \\$1 \\\\ ${1:why}\n" } }] },
    ]);
  });

  test("is plain text for an editor without snippets", async () => {
    expect((await convert(false))?.documentChanges).toMatchObject([
      { textDocument: { uri: PATH, version: 7 }, edits: [{ newText: "# ${x} $1 \\ why\n" }] },
    ]);
  });
});

describe("URIs", () => {
  test("have one spelling", () => {
    const wanted = "file:///w/my%20net/%C3%A4.tf";
    for (const spelled of [wanted, "file:///w/my net/ä.tf", "file:///w/m%79%20net/%c3%a4.tf"])
      expect(pathOf(spelled)).toBe(wanted);
    expect(pathOf("file:///w/")).toBe("file:///w");
    expect(`file:///w/${segmentOf("a #1+%.tf")}`).toBe(pathOf(`file:///w/${segmentOf("a #1+%.tf")}`));
  });

  test("lie in the nearest root, not in one whose name begins alike", () => {
    const roots = ["file:///w", "file:///w/net", "file:///w/ne"];
    expect(rootOf(roots, "file:///w/net/a.tf")).toBe("file:///w/net");
    expect(rootOf(roots, "file:///w/network/a.tf")).toBe("file:///w");
    expect(rootOf(roots, "file:///other/a.tf")).toBeUndefined();
    expect(relativeTo("file:///w", "file:///w/my%20net/a.tf")).toBe("my net/a.tf");
  });
});
