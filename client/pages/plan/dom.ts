import { printable } from "../../../protocol/src/printable.ts";

export type Child = Node | string | undefined | false;

/** What an element gets: attributes by name; `undefined` and `false` leave one out, `true` makes it empty. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Makes an element. Texts go in as text, and nothing in them is markup; what would show them in another order than they are
 * written in is replaced.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  append(made, children);
  return made;
}

export function setAttributes(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes))
    if (value === undefined || value === false) target.removeAttribute(name);
    else target.setAttribute(name, value === true ? "" : printable(String(value)));
}

export function append(target: Element, children: readonly Child[]): void {
  for (const child of children)
    if (child !== undefined && child !== false)
      target.append(typeof child === "string" ? printable(child) : child);
}

/** Puts these in place of all that is in an element. */
export function refill(target: Element, ...children: readonly Child[]): void {
  target.replaceChildren();
  append(target, children);
}

const SVG = "http://www.w3.org/2000/svg";

/** A drawing of 16 by 16, in the colour of the text around it, of lines given as paths. */
export function drawing(className: string, ...paths: readonly string[]): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  setAttributes(svg, { class: className, viewBox: "0 0 16 16", "aria-hidden": "true" });
  for (const d of paths) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

/** What only a screen reader says. */
export function spoken(text: string): HTMLElement {
  return element("span", { class: "spoken" }, text);
}
