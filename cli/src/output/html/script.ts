/**
 * Narrows the list of findings. It goes into the page as it stands here and touches nothing but attributes and text, so
 * that the page's policy can forbid everything else.
 */
export const SCRIPT = `"use strict";
(() => {
  const form = document.querySelector(".filters");
  if (!form) return;
  const items = [...document.querySelectorAll(".findings > li")].map((element) => ({
    element,
    text: element.textContent.toLowerCase(),
  }));
  const status = document.getElementById("shown");
  const names = ["severity", "rule", "folder"];

  const narrow = () => {
    const wanted = names.map((name) => [name, form.elements[name].value]).filter(([, value]) => value !== "");
    const text = form.elements.text.value.trim().toLowerCase();
    let count = 0;
    let total = 0;
    for (const item of items) {
      const shown =
        wanted.every(([name, value]) => item.element.dataset[name] === value) && item.text.includes(text);
      item.element.hidden = !shown;
      const findings = Number(item.element.dataset.findings);
      total += findings;
      if (shown) count += findings;
    }
    const all = total + (total === 1 ? " finding" : " findings");
    status.textContent = count === total ? all : count + " of " + all;
  };

  form.hidden = false;
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(narrow));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-rule], a[data-folder]");
    if (!link) return;
    form.reset();
    for (const name of names) if (link.dataset[name]) form.elements[name].value = link.dataset[name];
    narrow();
  });
  narrow();
})();`;
