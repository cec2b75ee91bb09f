import type { RunBlock } from "../../../protocol/src/lsp.ts";
import { buildLabel, namedBuilds } from "../packer/build-names.ts";
import type { PackerBuild, PackerTemplate } from "../packer/template.ts";
import type { ProjectImage, ProjectTarget } from "../project/deploy.ts";
import type { Span } from "../syntax/nodes.ts";
import type { Range } from "../text/range.ts";

/** A block that can be baked or deployed to, before it is known in which line it stands. */
export type FoundBlock<Place> = Omit<RunBlock, "line"> & { readonly place: Place };

/** The blocks of one file of a template that something is baked of: not sources that no build uses, nor builds of what is not known. */
export function packerRunBlocks(template: PackerTemplate, path: string): FoundBlock<Span>[] {
  const named = namedBuilds(template);
  const isKnown = template.builds().every(({ sourcesKnown }) => sourcesKnown);
  const builds = template.builds().flatMap((build): FoundBlock<Span>[] => {
    const only = onlyOf(build, named);
    if (build.path !== path || only.length === 0) return [];
    const isAll = template.builds().length === 1;
    return [{ kind: "build", name: build.address, only, isAll, place: build.header }];
  });
  const sources = template.sources().flatMap((source): FoundBlock<Span>[] => {
    const only = named.filter((one) => one.source.source?.block === source.block).map(({ name }) => name);
    if (source.path !== path || only.length === 0) return [];
    const isAll = isKnown && only.length === named.length;
    return [{ kind: "source", name: `${source.builder}.${source.name}`, only, isAll, place: source.header }];
  });
  return [...sources, ...builds];
}

/** A name stands for all of its builds, also those whose sources are not known. */
function onlyOf(build: PackerBuild, named: ReturnType<typeof namedBuilds>): readonly string[] {
  const label = buildLabel(build);
  if (label !== undefined) return [`${label}.*`];
  return build.sourcesKnown ? named.filter((one) => one.build === build).map(({ name }) => name) : [];
}

/** The images and targets of a project file. */
export function projectRunBlocks({
  images,
  targets,
}: {
  readonly images: readonly ProjectImage[];
  readonly targets: readonly ProjectTarget[];
}): FoundBlock<Range>[] {
  return [
    ...images.map(({ name, range }) => ({ kind: "image" as const, name, place: range })),
    ...targets.map(({ name, range }) => ({ kind: "target" as const, name, place: range })),
  ];
}
