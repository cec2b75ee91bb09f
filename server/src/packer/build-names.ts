import { asString } from "../eval/value.ts";
import type { BuildSource, PackerBuild, PackerTemplate } from "./template.ts";

/** What Packer builds with one source of one `build` block, under the name that `-only` takes. */
export interface NamedBuild {
  readonly name: string;
  readonly build: PackerBuild;
  readonly source: BuildSource;
}

/** All that a template builds. Those whose sources cannot be known are missing. */
export function namedBuilds(template: PackerTemplate): NamedBuild[] {
  return template
    .builds()
    .flatMap((build) =>
      build.sources.map((source) => ({ name: nameOf(template, build, source), build, source })),
    );
}

/** The name that a `build` block gives; undefined for one without. */
export function buildLabel({ address }: Pick<PackerBuild, "address">): string | undefined {
  return /^build\.(.*)$/s.exec(address)?.[1];
}

/** `web.amazon-ebs.base`; a nested `source` may name itself otherwise (tried with Packer 1.6.6). */
function nameOf(template: PackerTemplate, build: PackerBuild, source: BuildSource): string {
  const { override, reference, builder } = source;
  const own = override && template.value(override.body, "name");
  const other = own && asString(own);
  const name = other ? `${builder}.${other}` : reference;
  const label = buildLabel(build);
  return label === undefined ? name : `${label}.${name}`;
}
