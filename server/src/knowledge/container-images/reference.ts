import type { Hop } from "../../eval/value.ts";
import type { Span } from "../../syntax/nodes.ts";
import type { Stretch } from "../written-text.ts";

/** One part of an image's name, as far as it is known. */
export type Part =
  | { readonly kind: "absent" }
  | { readonly kind: "unknown" }
  | {
      readonly kind: "known";
      readonly text: string;
      /** How the text got there. */
      readonly hops: readonly Hop[];
      /** Where it is written to the letter. */
      readonly at: Span | undefined;
    };

/** `registry:port/repository:tag@digest` */
export interface ImageReference {
  /** As it is written, `…` for what is not known. */
  readonly text: string;
  /** Absent where the runtime's own one is meant (Docker Hub). */
  readonly registry: Part;
  readonly repository: Part;
  /** The last name of the repository's path, which may be known when the path is not. */
  readonly name: string | undefined;
  readonly tag: Part;
  readonly digest: Part;
  /** The end of the name, where a tag can be added: how it got there, and the empty place behind it. */
  readonly end: { readonly hops: readonly Hop[]; readonly at: Span | undefined };
}

/** Reads the name of an image; undefined when there is none. */
export function imageReference(written: readonly Stretch[]): ImageReference | undefined {
  const text = new ComposedText(written);
  const all = text.characters;
  if (all === "") return undefined;
  const at = all.indexOf("@");
  const nameEnd = at < 0 ? all.length : at;
  const slash = all.lastIndexOf("/", nameEnd);
  const tail = all.slice(slash + 1, nameEnd);
  const colon = tail.lastIndexOf(":");
  const repositoryEnd = colon < 0 ? nameEnd : slash + 1 + colon;
  const tag = colon < 0 ? missingTag(tail, at >= 0) : text.part(repositoryEnd + 1, nameEnd, TAG);
  const repositoryStart = registryEnd(all, repositoryEnd);
  return {
    text: text.shown,
    registry: registryPart(text, repositoryStart, repositoryEnd),
    repository: text.part(repositoryStart, repositoryEnd, KNOWN),
    name: knownName(all.slice(slash + 1, repositoryEnd)),
    tag,
    digest:
      at >= 0
        ? text.part(at + 1, all.length, KNOWN)
        : { kind: tag.kind === "unknown" ? "unknown" : "absent" },
    end: text.end(),
  };
}

function knownName(text: string): string | undefined {
  return KNOWN.test(text) ? text : undefined;
}

/** The same image with its tag given beside it, as some resources ask for. */
export function withTag(reference: ImageReference, written: readonly Stretch[] | undefined): ImageReference {
  if (reference.tag.kind !== "absent" || !written) return reference;
  const text = new ComposedText(written);
  const tag = text.part(0, text.characters.length, TAG);
  return {
    ...reference,
    text: `${reference.text}:${text.shown}`,
    tag,
    digest: tag.kind === "unknown" ? tag : reference.digest,
    end: text.end(),
  };
}

/** Behind a name that is not known a tag may already stand. */
function missingTag(tail: string, hasDigest: boolean): Part {
  if (hasDigest) return { kind: tail.includes(GAP) ? "unknown" : "absent" };
  return { kind: NAME.test(tail) ? "absent" : "unknown" };
}

/** What is not known at the beginning may be a registry, or have one. */
function registryPart(text: ComposedText, end: number, repositoryEnd: number): Part {
  if (end > 0) return text.part(0, end - 1, KNOWN);
  return {
    kind: /^[^/]*[\uE000\uE001]/.test(text.characters.slice(0, repositoryEnd)) ? "unknown" : "absent",
  };
}

/** The offset behind the registry and its slash; 0 when there is none. */
function registryEnd(text: string, end: number): number {
  const slash = text.indexOf("/");
  if (slash < 0 || slash > end) return 0;
  return /[.:]|^localhost$/.test(text.slice(0, slash)) ? slash + 1 : 0;
}

/** Stretches put together, a sign for each gap, so that they can be read as one text. */
class ComposedText {
  readonly characters: string;
  private readonly starts: number[] = [];

  constructor(private readonly written: readonly Stretch[]) {
    let characters = "";
    for (const one of written) {
      this.starts.push(characters.length);
      characters += one.kind === "text" ? one.text : one.isRepository ? REPOSITORY : GAP;
    }
    this.characters = characters;
  }

  get shown(): string {
    return this.characters.replaceAll(GAP, "…").replaceAll(REPOSITORY, "…");
  }

  part(start: number, end: number, pattern: RegExp): Part {
    const text = this.characters.slice(start, end);
    if (!pattern.test(text)) return { kind: "unknown" };
    const hops: Hop[] = [];
    for (const one of this.between(start, end)) hops.push(...(one.kind === "text" ? one.hops : []));
    return { kind: "known", text, hops, at: this.source(start, end) };
  }

  end(): ImageReference["end"] {
    const last = this.written.at(-1);
    const hops = last?.kind === "text" ? last.hops : [];
    if (!last?.source) return { hops, at: undefined };
    const { piece, range } = last.source;
    return { hops, at: { piece, range: { start: range.end, end: range.end } } };
  }

  private between(start: number, end: number): Stretch[] {
    return this.written.filter((one, index) => {
      const from = this.starts[index] ?? 0;
      return from < end && start < (one.kind === "text" ? from + one.text.length : from + 1);
    });
  }

  private source(start: number, end: number): Span | undefined {
    const found = this.between(start, end);
    const [only] = found;
    if (found.length !== 1 || !only?.source) return undefined;
    const offset = only.source.range.start - (this.starts[this.written.indexOf(only)] ?? 0);
    return { piece: only.source.piece, range: { start: start + offset, end: end + offset } };
  }
}

/** Signs that no alphabet has. */
const GAP = "\uE000";
const REPOSITORY = "\uE001";
const TAG = /^\w[\w.-]{0,127}$/;
const NAME = /^(?:\uE001|[a-z0-9]+(?:[._-]+[a-z0-9]+)*)$/i;
const KNOWN = /^[^\uE000\uE001${}<>|\s]+$/;
