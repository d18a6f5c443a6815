const briefs = JSON.parse(document.getElementById("data").textContent);
const form = document.getElementById("filters");
const body = document.getElementById("rows");
const more = document.getElementById("more");
const PAGE = 60;
const LEVELS = ["high", "moderate", "low", "not_rated"];
const WORDS = { high: "high", moderate: "moderate", low: "low", not_rated: "not rated" };
const BEST = { high: "some high", moderate: "moderate at best", low: "low at best", not_rated: "not rated", contested: "some contested" };
const ORDERS = {
  "day-": "newest first", day: "oldest first", title: "by title", outlet: "by outlet", "events-": "most events first",
  "claims-": "most claims first", "sources-": "most sources first", "sourcing-": "best sourced first", sourcing: "worst sourced first",
};
const FIRST = "day-";
const counted = (count) => count.toLocaleString("en");
const many = (count, what) => `${counted(count)} ${what}${count === 1 ? "" : "s"}`;
const spoken = (type) => type.replaceAll("_", " ").toLowerCase();
let shown = 0;
let found = briefs;

for (const one of briefs) {
  one.seek = [one.title, one.bluf, one.name, one.outlet].join(" ").toLowerCase();
  one.best = LEVELS.find((level) => one.sourcing[level]) || "not_rated";
  one.worth = {
    day: one.day, title: one.title.toLowerCase().replace(/^[^\p{L}\p{N}]+/u, ""), outlet: one.outlet.toLowerCase(),
    events: one.events, claims: one.claims, sources: one.sources,
    sourcing: LEVELS.map((level) => String(one.sourcing[level] || 0).padStart(4, "0")).join(""),
  };
}

// The choices, each with the number of briefs behind it.
function offer(name, values, label = (value) => value, order = (a, b) => (a < b ? -1 : 1)) {
  const counts = new Map();
  for (const value of values) if (value) counts.set(value, (counts.get(value) || 0) + 1);
  for (const value of [...counts.keys()].sort(order))
    form.elements[name].append(new Option(`${label(value)} (${counted(counts.get(value))})`, value));
}
const said = new Map(); // the words that stand for a band
for (const one of briefs)
  for (const [word, band] of one.likely) said.set(band, (said.get(band) || new Set()).add(word));
offer("outlet", briefs.map((one) => one.outlet), undefined, (a, b) => a.localeCompare(b));
offer("type", briefs.flatMap((one) => one.types), spoken);
offer("likely", briefs.flatMap((one) => [...new Set(one.likely.map(([, band]) => band))]),
  (band) => `${[...said.get(band)].sort().slice(0, 3).join(", ")} [${band}]`, (a, b) => parseInt(b, 10) - parseInt(a, 10));
offer("sourcing", briefs.flatMap((one) => (one.contested ? [one.best, "contested"] : [one.best])), (level) => BEST[level],
  (a, b) => Object.keys(BEST).indexOf(a) - Object.keys(BEST).indexOf(b));
for (const [order, label] of Object.entries(ORDERS)) form.elements.order.append(new Option(label, order));

function asked() {
  const wanted = Object.fromEntries(new FormData(form));
  return { ...wanted, words: wanted.words.toLowerCase().split(/\s+/).filter(Boolean) };
}

function fits(one, wanted) {
  return (
    wanted.words.every((word) => one.seek.includes(word)) &&
    (!wanted.outlet || one.outlet === wanted.outlet) &&
    (!wanted.type || one.types.includes(wanted.type)) &&
    (!wanted.likely || one.likely.some(([, band]) => band === wanted.likely)) &&
    (!wanted.sourcing || (wanted.sourcing === "contested" ? one.contested : one.best === wanted.sourcing)) &&
    (!wanted.from || (one.day && one.day >= wanted.from)) &&
    (!wanted.to || (one.day && one.day <= wanted.to))
  );
}

function sorted(list, order) {
  const key = order.replace("-", ""), sign = order.endsWith("-") ? -1 : 1;
  return list.sort((a, b) => {
    const x = a.worth[key], y = b.worth[key];
    if (x === y) return 0;
    if (x === "" || y === "") return x === "" ? 1 : -1; // what has none stands last either way
    return x < y ? -sign : sign;
  });
}

function update(rest = true) {
  const wanted = asked();
  found = sorted(briefs.filter((one) => fits(one, wanted)), wanted.order || FIRST);
  body.replaceChildren();
  shown = 0;
  draw(PAGE);
  if (rest) timeline();
  tell(wanted);
  remember(wanted);
}

// What a field asks for, as it stands there, without the number of briefs.
function inWords(name) {
  const field = form.elements[name];
  return field.selectedOptions ? field.selectedOptions[0].text.replace(/ \([\d,]+\)$/, "") : `${name} ${field.value}`;
}

function tell(wanted) {
  const events = found.reduce((sum, one) => sum + one.events, 0);
  const outlets = new Set(found.map((one) => one.outlet).filter(Boolean)).size;
  const part = found.length === briefs.length ? counted(briefs.length) : `${counted(found.length)} of ${counted(briefs.length)}`;
  document.getElementById("found").textContent = found.length
    ? `${part} brief${briefs.length === 1 ? "" : "s"}, ${many(events, "event")}${outlets ? `, ${many(outlets, "outlet")}` : ""}`
    : briefs.length ? "No brief fits. Clear a filter." : "There is no brief yet.";
  const set = ["outlet", "type", "likely", "sourcing", "from", "to"].filter((name) => wanted[name]);
  document.getElementById("active").textContent = set.length ? `: ${set.length} set` : "";
  const words = wanted.words.length ? [`“${wanted.words.join(" ")}”`] : [];
  const chosen = [...words, ...set.map(inWords)].join(" · ");
  if (chosen) document.getElementById("found").append(" ", put("span", "", `— ${chosen}`));
  document.getElementById("all-dates").hidden = !wanted.from && !wanted.to;
  for (const button of document.querySelectorAll("[data-sort]")) {
    const sort = wanted.order.replace("-", "") === button.dataset.sort;
    if (sort) button.parentElement.setAttribute("aria-sort", wanted.order.endsWith("-") ? "descending" : "ascending");
    else button.parentElement.removeAttribute("aria-sort");
  }
}

// What is asked for stands in the address: coming back from a brief finds it again, and it can be sent to somebody.
function remember(wanted) {
  const told = Object.entries({ ...wanted, words: wanted.words.join(" ") })
    .filter(([name, value]) => value && !(name === "order" && value === FIRST));
  const hash = told.length ? `#${new URLSearchParams(told)}` : "";
  if (hash !== location.hash) history.replaceState(null, "", hash || location.href.split("#")[0]);
}

function recall() {
  form.reset();
  for (const [name, value] of new URLSearchParams(location.hash.slice(1)))
    if (form.elements[name]) form.elements[name].value = value;
  // An order that no head of a column gives is none of the list: the newest come first then.
  if (!form.elements.order.value) form.elements.order.value = FIRST;
}

function put(tag, name, text) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (text !== undefined) node.textContent = text;
  return node;
}

function row(one) {
  const line = put("tr");
  line.append(put("td", "day", one.day || "no date"));
  const cell = put("td", "brief");
  const link = put("a", "title", one.title);
  link.href = one.href;
  link.title = one.name;
  link.dir = "auto";
  cell.append(link);
  if (one.bluf && one.bluf !== one.title) {
    const bluf = put("p", "bluf", one.bluf);
    bluf.dir = "auto";
    cell.append(bluf);
  }
  const tags = put("p", "tags");
  for (const [word, band] of one.likely) tags.append(put("span", "likely", `${word} [${band}]`), " ");
  if (one.contested) tags.append(put("span", "alert", `${one.contested} contested`), " ");
  if (one.addressed) tags.append(put("span", "alert", "addresses machines"), " ");
  if (one.rejected) tags.append(put("span", "alert", `${one.rejected} rejected`), " ");
  for (const type of one.types) tags.append(put("span", "", spoken(type)), " ");
  if (tags.childNodes.length) cell.append(tags);
  line.append(cell, put("td", "outlet", one.outlet));
  for (const key of ["events", "claims", "sources"]) line.append(put("td", "number", one[key]));
  const last = put("td", "sourcing");
  for (const level of LEVELS)
    if (one.sourcing[level]) last.append(put("span", level, `${one.sourcing[level]} ${WORDS[level]}`), " ");
  line.append(last);
  return line;
}

function draw(count) {
  body.append(...found.slice(shown, shown + count).map(row));
  shown = Math.min(found.length, shown + count);
  more.hidden = shown >= found.length;
}

form.addEventListener("input", (event) => update(event.target.name !== "order"));
form.addEventListener("reset", () => setTimeout(() => { form.elements.order.value = FIRST; update(); }));
form.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("all-dates").addEventListener("click", () => {
  form.elements.from.value = form.elements.to.value = "";
  update();
  form.elements.from.focus();
});
more.querySelector("button").addEventListener("click", () => draw(PAGE));
new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) draw(PAGE); }, { rootMargin: "600px" }).observe(more);
addEventListener("beforeprint", () => draw(found.length));
addEventListener("hashchange", () => { recall(); update(); });
for (const button of document.querySelectorAll("[data-sort]"))
  button.addEventListener("click", () => {
    const key = button.dataset.sort, now = form.elements.order.value;
    const first = key === "title" || key === "outlet" ? key : `${key}-`;
    const next = now === first ? (first.endsWith("-") ? key : `${key}-`) : first;
    if (![...form.elements.order.options].some((option) => option.value === next))
      form.elements.order.append(new Option(`by ${key}, ${next.endsWith("-") ? "downward" : "upward"}`, next));
    form.elements.order.value = next;
    update(false); // the order changes nothing in the picture
  });
if (matchMedia("(max-width: 720px)").matches) document.querySelector("details").open = false;
const days = briefs.map((one) => one.day).filter(Boolean).sort();
if (days.length)
  document.getElementById("whole").append(
    "Articles published ", put("span", "", days[0]), ...(days[0] === days.at(-1) ? [] : [" to ", put("span", "", days.at(-1))]));
recall();
update();
addEventListener("resize", timeline);
