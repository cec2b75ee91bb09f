import { DRIFT_WORDS, type DriftBucket } from "../../../protocol/src/drift.ts";

/** The worst of what was found, in a sentence: of one thing, and of several. English, which translations are looked up by. */
export const DRIFT_SUMMARIES = {
  mutated: [
    "A machine is not what it was made as any more.",
    "{0} machines are not what they were made as any more.",
  ],
  gone: ["Something is gone.", "{0} things are gone."],
  making: ["What makes machines makes other ones now.", "{0} things that make machines make other ones now."],
  capacity: ["A group has another number of machines.", "{0} groups have another number of machines."],
  cosmetic: ["Only labels of one thing were changed.", "Only labels of {0} things were changed."],
  other: ["Something was changed.", "{0} things were changed."],
} as const satisfies Readonly<Record<DriftBucket, readonly [one: string, several: string]>>;

/** Every sentence, for the list of what can be translated. */
export const DRIFT_SENTENCES: readonly string[] = [
  ...Object.values(DRIFT_WORDS),
  ...Object.values(DRIFT_SUMMARIES).flat(),
];
