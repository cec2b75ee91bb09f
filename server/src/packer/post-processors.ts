import { blocksOfType } from "../syntax/body.ts";
import type { Block, Body } from "../syntax/nodes.ts";

/** A post-processor of a build and those it works after: the chain of a `post-processors` block up to it. */
export interface PostProcessor {
  readonly type: string;
  readonly block: Block;
  /** Those before it in its chain, the first one first; empty for one that stands alone. */
  readonly before: readonly PostProcessor[];
}

/** The post-processors of a build, in chains or alone; all, or those of one type. */
export function postProcessors(build: Body, type?: string): PostProcessor[] {
  const all = build.blocks.flatMap((block) => {
    if (block.type === "post-processor") return [toPostProcessor(block, [])];
    return block.type === "post-processors" ? chain(block) : [];
  });
  return type === undefined ? all : all.filter((one) => one.type === type);
}

function chain(block: Block): PostProcessor[] {
  const result: PostProcessor[] = [];
  for (const one of blocksOfType(block.body, "post-processor"))
    result.push(toPostProcessor(one, [...result]));
  return result;
}

function toPostProcessor(block: Block, before: readonly PostProcessor[]): PostProcessor {
  return { type: block.labels[0]?.text ?? "", block, before };
}
