import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toJson } from "../../../server/src/eval/functions/json.ts";
import type { Value } from "../../../server/src/eval/value.ts";
import { attribute } from "../../../server/src/syntax/body.ts";
import { engine, folderOf } from "../../support/analysis.ts";
import { type ConsoleAnswer, tofuConsole } from "../../support/tofu.ts";
import { CONSOLE_EXPRESSIONS } from "./console-expressions.ts";
import { UNKNOWN_TO_US, UNSEEN_ERRORS } from "./console-unknown.ts";

const TEXTS = CONSOLE_EXPRESSIONS.map(({ text }) => text);

let answers: ReadonlyMap<string, ConsoleAnswer>;
let ours: ReadonlyMap<string, Value>;

let directory: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "rebake-console-"));
  const said = await tofuConsole(TEXTS, directory);
  answers = new Map(TEXTS.map((text, index) => [text, said[index] as ConsoleAnswer]));
  ours = await ourValues(TEXTS);
});
afterAll(() => rmSync(directory, { recursive: true }));

async function ourValues(texts: readonly string[]): Promise<ReadonlyMap<string, Value>> {
  const hcl = await engine();
  return new Map(
    texts.map((text) => {
      const module = folderOf(hcl, { "main.tf": `locals {\n  x = ${text}\n}\n` }).terraform;
      const x = module?.blocks("locals").flatMap((locals) => attribute(locals.body, "x") ?? [])[0];
      if (!module || !x) throw new Error(`cannot be read: ${text}`);
      return [text, module.evaluate(x.expression)];
    }),
  );
}

/** What is wrong with our value; undefined when nothing is. */
function fault(answer: ConsoleAnswer, value: Value): string | undefined {
  if (value.kind === "unknown") {
    return value.invalid && answer.kind !== "error"
      ? `an error, but OpenTofu says ${show(answer)}`
      : undefined;
  }
  const json = toJson(value);
  if (json === undefined) return undefined;
  if (answer.kind !== "value") return `${json}, but OpenTofu says ${answer.kind}`;
  if (json !== answer.json) return `${json}, but OpenTofu says ${show(answer)}`;
  if (value.kind === "null") return undefined;
  const own = containerOf(value);
  return own === answer.container ? undefined : `${own} ${json}, but OpenTofu says ${answer.container}`;
}

function show(answer: ConsoleAnswer): string {
  return answer.kind === "value" ? answer.json : answer.kind;
}

function containerOf(value: Value): Extract<ConsoleAnswer, { kind: "value" }>["container"] {
  if (value.kind === "list") return value.isSet ? "set" : value.isList ? "list" : "other";
  return value.kind === "object" && value.isMap ? "map" : "other";
}

test("each expression stands there once", () => {
  expect(TEXTS.filter((text, index) => TEXTS.indexOf(text) !== index)).toEqual([]);
  expect(TEXTS.length).toBeGreaterThanOrEqual(300);
});

describe("what our evaluator knows is what OpenTofu says", () => {
  test.each([...new Set(CONSOLE_EXPRESSIONS.map(({ subject }) => subject))])("%s", (subject) => {
    const faults = CONSOLE_EXPRESSIONS.filter((expression) => expression.subject === subject).flatMap(
      ({ text }) => {
        const found = fault(answers.get(text) as ConsoleAnswer, ours.get(text) as Value);
        return found === undefined ? [] : [`${text} is ${found}`];
      },
    );
    expect(faults).toEqual([]);
  });
});

test("what only OpenTofu knows is listed with the reason", () => {
  const unknown = TEXTS.filter((text) => {
    const value = ours.get(text) as Value;
    return answers.get(text)?.kind === "value" && toJson(value) === undefined;
  });
  expect(unknown.toSorted()).toEqual([...UNKNOWN_TO_US.keys()].toSorted());
});

test("errors that our evaluator does not see are listed with the reason", () => {
  const unseen = TEXTS.filter((text) => {
    const value = ours.get(text) as Value;
    return answers.get(text)?.kind === "error" && value.kind === "unknown" && !value.invalid;
  });
  expect(unseen.toSorted()).toEqual([...UNSEEN_ERRORS.keys()].toSorted());
});
