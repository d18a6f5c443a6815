"use strict";
(() => {
  const article = document.getElementById("article");
  const rows = [...document.querySelectorAll(".row[data-cites]")];
  const sentences = new Map([...document.querySelectorAll(".sentence")].map((s) => [s.dataset.n, s]));
  const cited = (row) => row.dataset.cites.split(" ").filter((n) => sentences.has(n));
  // The bottom line last, as in the links that work without this script: what it rests on stands below it too.
  const inBluf = (row) => Number(Boolean(row.closest("#bluf")));
  const citing = (n) => rows.filter((row) => row.dataset.cites.split(" ").includes(n)).sort((a, b) => inBluf(a) - inBluf(b));
  const beside = matchMedia("(min-width: 62.01rem)");
  const hovering = matchMedia("(hover: hover)");
  const motion = matchMedia("(prefers-reduced-motion: reduce)");
  let pinned = null;

  document.documentElement.classList.add("scripted");

  const clear = () => document.querySelectorAll(".active").forEach((e) => e.classList.remove("active"));
  const light = (elements) => { clear(); elements.forEach((e) => e.classList.add("active")); };
  const linked = (e) => e.classList.contains("row")
    ? [e, ...cited(e).map((n) => sentences.get(n))]
    : [e, ...citing(e.dataset.n)];

  // Each side scrolls on its own: scrollIntoView would move the page along with the article.
  const scroll = (box, element, height) => {
    const top = element.getBoundingClientRect().top - (box === window ? 0 : box.getBoundingClientRect().top);
    box.scrollBy({ top: top - height / 3, behavior: motion.matches ? "auto" : "smooth" });
  };
  const show = (element) => {
    const fold = element.closest("details");
    if (fold) fold.open = true;
    if (article.contains(element)) scroll(article, element, article.clientHeight);
    else scroll(window, element, innerHeight);
  };

  const pin = (element, target) => {
    pinned = element;
    light(linked(element));
    if (beside.matches && target) show(target);
  };
  const next = (sentence) => {
    const all = citing(sentence.dataset.n);
    const turn = pinned === sentence ? Number(sentence.dataset.turn || 0) + 1 : 0;
    sentence.dataset.turn = turn;
    return all[turn % all.length];
  };

  document.addEventListener("click", (event) => {
    if (!getSelection().isCollapsed) return;
    const cite = event.target.closest(".cite");
    const row = event.target.closest(".row[data-cites]");
    const sentence = event.target.closest(".sentence");
    const link = event.target.closest("a");
    if (link && !cite && !link.classList.contains("number")) return;
    if (link && beside.matches) event.preventDefault();
    const target = row ? sentences.get(cite ? cite.dataset.n : cited(row)[0]) : sentence && next(sentence);
    if (row || sentence) pin(row || sentence, target);
    else { pinned = null; clear(); }
    // By keyboard the focus goes along, so that the next key leads back.
    if (link && event.detail === 0 && beside.matches && target)
      target.querySelector(row ? "a.number" : "a.cite")?.focus({ preventScroll: true });
  });
  const preview = (event) => {
    const over = event.target.closest(".row[data-cites], .sentence");
    if (over) light(linked(over));
    else if (pinned) light(linked(pinned));
    else clear();
  };
  document.addEventListener("mouseover", (event) => { if (hovering.matches) preview(event); });
  document.addEventListener("focusin", preview);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { pinned = null; clear(); }
  });
})();
