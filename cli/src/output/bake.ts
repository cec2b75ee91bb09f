import { printable } from "../../../protocol/src/printable.ts";
import type { EventOf, RunEvent } from "../../../protocol/src/run-events.ts";
import type { RunFolder } from "../../../runner/src/runs.ts";

/** What a bake made, for people: a line for each artifact. */
export function bakeAsText(
  run: RunFolder,
  events: readonly RunEvent[],
  { message, left }: EventOf<"finished">,
): string {
  const artifacts = artifactsIn(events);
  const result = resultIn(events);
  const lines = artifacts.map(({ build, id, description }) => {
    const first = description.split("\n")[0] ?? "";
    return `${build}  ${id}${first === "" || first.includes(id) ? "" : `  ${first}`}`;
  });
  const facts = [
    message,
    ...(result?.from === "manifest" ? [`Manifest: ${result.manifests.join(", ")}.`] : []),
    ...recordsIn(events).map(({ image, file }) => `Written down as the image ${image}: ${file}.`),
    // Somebody who counts on the manifest must know that it was not there.
    ...left.map((sentence) => `Left: ${sentence}.`),
    ...(result?.why === undefined ? [] : [`Not everything is from a manifest: ${result.why}.`]),
    `Run ${run.id}.`,
  ];
  return `${[...lines, "", ...facts].map(printable).join("\n")}\n`;
}

/** The same for programs, also of a bake that failed. */
export function bakeAsJson(
  run: RunFolder,
  events: readonly RunEvent[],
  { outcome, message, left }: EventOf<"finished">,
): string {
  const result = resultIn(events);
  const artifacts = artifactsIn(events).map(
    ({ build, builder, builderId, id, description, files, buildTime, customData }) => ({
      build,
      builder,
      builderId,
      id,
      description,
      files,
      buildTime,
      customData,
    }),
  );
  const errors = events.flatMap((event) =>
    event.type === "diagnostic" && event.severity === "error"
      ? [{ build: event.address, summary: event.summary, detail: event.detail }]
      : [],
  );
  const { id, root } = run.record;
  const { from, runUuid, manifests, why } = result ?? {};
  const said = {
    version: 1,
    run: id,
    template: root,
    outcome,
    message,
    artifacts,
    from,
    runUuid,
    manifests,
    why,
    record: recordsIn(events)[0]?.file,
    errors,
    left,
  };
  return `${JSON.stringify(said, undefined, 2)}\n`;
}

function artifactsIn(events: readonly RunEvent[]): EventOf<"artifact">[] {
  return events.filter((event) => event.type === "artifact");
}

function recordsIn(events: readonly RunEvent[]): EventOf<"image_record">[] {
  return events.filter((event) => event.type === "image_record");
}

function resultIn(events: readonly RunEvent[]): EventOf<"bake_result"> | undefined {
  return events.findLast((event) => event.type === "bake_result");
}
