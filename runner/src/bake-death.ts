import type { EventOf } from "../../protocol/src/run-events.ts";
import { type BakeRunRecord, RUN_FILES } from "../../protocol/src/run-record.ts";

/** How far a bake was that died. */
export interface DeadBake {
  /** The step that had begun and was not seen to end. */
  readonly step: string | undefined;
  readonly ended: string | undefined;
  /** The process of Packer, where it still runs. */
  readonly packer: number | undefined;
  /** What Packer calls the run. */
  readonly known: EventOf<"packer_run"> | undefined;
  readonly isWrittenDown: boolean;
}

/**
 * What became of a bake whose run died, as sentences. Packer goes on to its end without it, and only its manifest then says what
 * came of that. Nobody writes it down later: whether the bake succeeded is not known.
 */
export function deathOfBake(
  { request }: BakeRunRecord,
  { step, ended, packer, known, isWrittenDown }: DeadBake,
): string[] {
  const sentences: string[] = [];
  if (packer !== undefined)
    sentences.push(
      `Packer (${step}, process ${packer}) still runs and nobody reads what it says: wait until it has ended, or end it`,
    );
  else if (step === "build")
    sentences.push(
      `it died during "build", and nobody saw how Packer ended: machines that it had begun may be left (${RUN_FILES.output} of the run says how far it was)`,
    );
  else if (step !== undefined) sentences.push(`it died during "${step}", in which nothing is made`);
  else if (ended === "build") sentences.push('it died after "build" had ended');
  else sentences.push("it died before anything was made");
  if (step !== "build" && ended !== "build") return sentences;
  if (known && known.manifests.length > 0)
    sentences.push(
      `what it makes stands in ${known.manifests.join(", ")} under packer_run_uuid ${known.runUuid}, also after its run died`,
    );
  if (request.record && !isWrittenDown)
    sentences.push(
      `the image ${request.record.image} is not written down, so it is not deployed; bake it again`,
    );
  return sentences;
}
