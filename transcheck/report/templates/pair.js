"use strict";
// Selecting a claim, here or by its card, shows its counterparts; without this script the tags
// still lead there.
(() => {
  const byLink = new Map();
  for (const element of document.querySelectorAll("[data-l]"))
    for (const id of element.dataset.l.split(" "))
      byLink.set(id, [...(byLink.get(id) || []), element]);

  const cards = [...document.querySelectorAll(".card")];
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");
  const stacked = matchMedia("(max-width: 999px)");
  let selected = null;

  const idOf = (target) => {
    const element = target.closest?.("[data-l]");
    return element ? element.dataset.l.split(" ").at(-1) : null;
  };
  const mark = (name, id) => {
    for (const element of document.querySelectorAll("." + name)) element.classList.remove(name);
    for (const element of byLink.get(id) || []) element.classList.add(name);
  };
  const show = (element, block) =>
    element?.scrollIntoView({ block, behavior: reduced.matches ? "auto" : "smooth" });

  // Every column but the one that the reader is in comes to the selected link.
  const select = (id, from) => {
    selected = id;
    mark("on", id);
    if (!id) return;
    const places = ["#wire .c", "#translation .c", "#findings .card"]
      .map((css) => (byLink.get(id) || []).find((element) => element.matches(css)))
      .filter((element) => element && element.closest(".column") !== from);
    for (const place of stacked.matches ? places.slice(0, 1) : places)
      show(place, place.matches(".card") ? "nearest" : "center");
  };

  const step = (by) => {
    const shown = cards.filter((card) => card.offsetParent);
    if (!shown.length) return;
    const at = shown.findIndex((card) => card.id === selected);
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by];
    if (!next) return;
    select(next.id, null);
    next.querySelector("summary").focus({ preventScroll: true });
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest("label, .pivot, .source > summary") || String(getSelection())) return;
    const id = idOf(event.target);
    if (!id) return;
    if (event.target.closest(".tag, dt a")) event.preventDefault();
    select(id, event.target.closest("dt a") ? null : event.target.closest(".column"));
  });
  document.addEventListener("mouseover", (event) => mark("near", idOf(event.target)));
  document.addEventListener("focusin", (event) => mark("near", idOf(event.target)));
  document.addEventListener("mouseover", (event) => {
    const finding = event.target.closest?.("[data-f]")?.dataset.f.split(" ") || [];
    for (const element of document.querySelectorAll("[data-f]"))
      element.classList.toggle("seen", element.dataset.f.split(" ").some((id) => finding.includes(id)));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") select(null, null);
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  if (byLink.has(location.hash.slice(1))) select(location.hash.slice(1), null);
})();
