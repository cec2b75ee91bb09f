import type { Artifact, ImageBuild, ImageRecord } from "./image-record.ts";

/** Which of the things that a bake made is meant, where it made several. */
export interface WantedImage {
  /** The name of the build, as a whole or from a dot on: `web.amazon-ebs.base`, `base`. */
  readonly build?: string | undefined;
  /** Where it is to be used: a region, a zone. */
  readonly region?: string | undefined;
}

export type ChosenImage =
  | { readonly build: ImageBuild; readonly artifact: Artifact; readonly value: string }
  /** Why there is none, as a sentence that begins with a small letter and is not ended. */
  | { readonly wrong: string };

/** The thing that the variable of a target is set to: one id, or the reason why it is not certain which one. */
export function chooseImage(image: ImageRecord, { build, region }: WantedImage = {}): ChosenImage {
  const builds = image.builds.filter((one) => build === undefined || isNamed(one, build));
  if (builds.length === 0)
    return {
      wrong: `the bake has no build "${build}"; it has ${listed(image.builds.map(({ name }) => name))}`,
    };
  const all = builds.flatMap((one) => one.artifacts.map((artifact) => ({ build: one, artifact })));
  const things = all.some(({ artifact }) => artifact.kind !== "file")
    ? all.filter(({ artifact }) => artifact.kind !== "file")
    : all;
  if (things.length === 0) return { wrong: "the bake made nothing that has a name" };
  const there = things.filter(
    ({ artifact }) => region === undefined || artifact.location === undefined || artifact.location === region,
  );
  if (there.length === 0)
    return { wrong: `the bake made nothing in "${region}"; it did in ${listed(locations(things))}` };
  const here = there.filter((one) => !isCalledOtherwise(one, there));
  const [first] = here;
  const ids = new Set(here.map(({ artifact }) => artifact.id));
  if (first && ids.size === 1) return { ...first, value: first.artifact.id };
  const places = locations(here);
  if (region === undefined && new Set(places).size > 1)
    return { wrong: `the bake made several; say with "region" which one is meant: ${listed(places)}` };
  const names = new Set(here.map((one) => one.build.name));
  return {
    wrong:
      names.size > 1
        ? `the bake made several; say with "build" which one is meant: ${listed([...names])}`
        : `the build "${listed([...names])}" made several, and nothing says which one is meant: ${listed([...ids])}`,
  };
}

interface Thing {
  readonly build: ImageBuild;
  readonly artifact: Artifact;
}

/** A container image has an id that counts on the machine that built it only; where it was tagged or pushed it has a name, too. */
function isCalledOtherwise({ build, artifact }: Thing, all: readonly Thing[]): boolean {
  const isId = (one: Artifact): boolean => one.kind === "container" && one.id.startsWith("sha256:");
  return (
    isId(artifact) &&
    all.some(
      (one) => one.build.name === build.name && one.artifact.kind === "container" && !isId(one.artifact),
    )
  );
}

function isNamed({ name }: ImageBuild, wanted: string): boolean {
  return name === wanted || name.endsWith(`.${wanted}`);
}

function locations(things: readonly { readonly artifact: Artifact }[]): string[] {
  return things.flatMap(({ artifact }) => (artifact.location === undefined ? [] : [artifact.location]));
}

function listed(names: readonly string[]): string {
  return [...new Set(names)].sort().join(", ");
}
