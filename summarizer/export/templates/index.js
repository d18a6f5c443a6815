"use strict";
const briefs = JSON.parse(document.getElementById("data").textContent);
const form = document.getElementById("filters");
const body = document.getElementById("rows");
const PAGE = 100;
const LEVELS = ["high", "moderate", "low", "not_rated"];
const WORDS = { high: "high", moderate: "moderate", low: "low", not_rated: "not rated" };
let order = { key: "day", down: true };
let shown = PAGE;
let found = briefs;

for (const one of briefs) one.seek = [one.title, one.bluf, one.name, one.outlet].join(" ").toLowerCase();

function offer(name, values, words = (value) => value) {
  const counts = new Map();
  for (const value of values) if (value) counts.set(value, (counts.get(value) || 0) + 1);
  for (const [value, count] of [...counts].sort((a, b) => (a[0] < b[0] ? -1 : 1)))
    form.elements[name].append(new Option(`${words(value)} (${count})`, value));
}
offer("outlet", briefs.map((one) => one.outlet));
offer("type", briefs.flatMap((one) => one.types), (type) => type.replaceAll("_", " ").toLowerCase());
offer("likely", briefs.flatMap((one) => one.likely));
offer("sourcing", briefs.flatMap((one) => Object.keys(one.sourcing)), (level) => `some ${WORDS[level]}`);

function fits(one, asked) {
  return (
    asked.words.every((word) => one.seek.includes(word)) &&
    (!asked.outlet || one.outlet === asked.outlet) &&
    (!asked.type || one.types.includes(asked.type)) &&
    (!asked.likely || one.likely.includes(asked.likely)) &&
    (!asked.sourcing || one.sourcing[asked.sourcing]) &&
    (!asked.from || (one.day && one.day >= asked.from)) &&
    (!asked.to || (one.day && one.day <= asked.to))
  );
}

function worth(one) {
  return order.key === "sourcing"
    ? LEVELS.map((level) => String(one.sourcing[level] || 0).padStart(4, "0")).join("")
    : typeof one[order.key] === "string" ? one[order.key].toLowerCase() : one[order.key];
}

function update() {
  const given = new FormData(form);
  const asked = Object.fromEntries(given);
  asked.words = asked.words.toLowerCase().split(/\s+/).filter(Boolean);
  found = briefs.filter((one) => fits(one, asked));
  const sign = order.down ? -1 : 1;
  found.sort((a, b) => { const x = worth(a), y = worth(b); return x < y ? -sign : x > y ? sign : 0; });
  shown = PAGE;
  draw();
  timeline();
  const total = briefs.length.toLocaleString("en");
  const events = found.reduce((sum, one) => sum + one.events, 0).toLocaleString("en");
  document.getElementById("summary").textContent =
    `${found.length === briefs.length ? total : `${found.length.toLocaleString("en")} of ${total}`} briefs, ${events} events`;
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
  cell.append(link);
  if (one.bluf && one.bluf !== one.title) cell.append(put("p", "bluf", one.bluf));
  const tags = put("div", "tags");
  for (const band of one.likely) tags.append(put("span", "likely", band));
  for (const type of one.types) tags.append(put("span", "", type.replaceAll("_", " ").toLowerCase()));
  if (one.rejected) tags.append(put("span", "", `${one.rejected} rejected`));
  if (tags.childNodes.length) cell.append(tags);
  line.append(cell, put("td", "outlet", one.outlet.replace(/^www\./, "")));
  for (const key of ["events", "claims", "sources"]) line.append(put("td", "number", one[key]));
  const levels = put("div", "levels");
  for (const level of LEVELS)
    if (one.sourcing[level]) {
      levels.append(put("span", level, `${one.sourcing[level]} ${WORDS[level]}`));
    }
  const last = put("td", "sourcing");
  last.append(levels);
  line.append(last);
  return line;
}

function draw() {
  body.replaceChildren(...found.slice(0, shown).map(row));
  document.getElementById("more").hidden = shown >= found.length;
}

function bins() {
  const days = found.map((one) => one.day).filter(Boolean).sort();
  if (!days.length) return [];
  const first = Date.parse(days[0]), span = (Date.parse(days.at(-1)) - first) / 864e5 + 1;
  const months = span > 800, step = months ? 0 : Math.max(1, Math.ceil(span / 120));
  const counts = new Map();
  for (const day of days) {
    const key = months ? day.slice(0, 7) : Math.floor((Date.parse(day) - first) / 864e5 / step);
    counts.set(key, (counts.get(key) || 0) + 1);
  }
  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  if (!months)
    return Array.from({ length: Math.ceil(span / step) }, (_, n) => ({
      from: iso(first + n * step * 864e5), to: iso(first + ((n + 1) * step - 1) * 864e5), count: counts.get(n) || 0 }));
  const list = [];
  for (let [year, month] = days[0].split("-").map(Number); ;) {
    const key = `${year}-${String(month).padStart(2, "0")}`;
    list.push({ from: `${key}-01`, to: iso(Date.UTC(year, month, 0)), count: counts.get(key) || 0 });
    if (key === days.at(-1).slice(0, 7)) return list;
    if (++month > 12) { month = 1; year++; }
  }
}

function timeline() {
  const svg = document.getElementById("timeline");
  const make = (tag, attributes, text) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    if (text) node.textContent = text;
    return node;
  };
  const bars = bins(), most = Math.max(1, ...bars.map((bar) => bar.count));
  const width = svg.clientWidth || 900, height = 70, each = width / Math.max(1, bars.length);
  svg.replaceChildren(make("line", { x1: 0, y1: height, x2: width, y2: height }));
  bars.forEach((bar, n) => {
    if (!bar.count) return;
    const tall = Math.max(2, (bar.count / most) * (height - 4));
    const box = make("rect", { x: n * each, y: height - tall, width: Math.min(40, Math.max(1, each - 1)), height: tall });
    const label = bar.from === bar.to ? bar.from : `${bar.from} to ${bar.to}`;
    box.append(make("title", {}, `${label}: ${bar.count}`));
    box.addEventListener("click", () => { form.elements.from.value = bar.from; form.elements.to.value = bar.to; update(); });
    svg.append(box);
  });
  if (bars.length) {
    svg.append(make("text", { x: 0, y: height + 15 }, bars[0].from));
    if (bars.length > 1) svg.append(make("text", { x: width, y: height + 15, "text-anchor": "end" }, found.reduce((last, one) => (one.day > last ? one.day : last), "")));
  }
  const undated = found.filter((one) => !one.day).length;
  document.getElementById("caption").textContent =
    (bars.length ? `Briefs by date of publication, ${most} in the tallest bar. Click a bar to see them.` : "No brief has a date of publication.") +
    (bars.length && undated ? ` ${undated} without a date.` : "");
}

form.addEventListener("input", update);
form.addEventListener("reset", () => setTimeout(update));
form.addEventListener("submit", (event) => event.preventDefault());
document.querySelector("#more button").addEventListener("click", () => { shown += PAGE; draw(); });
for (const button of document.querySelectorAll("[data-sort]"))
  button.addEventListener("click", () => {
    const key = button.dataset.sort;
    order = { key, down: order.key === key ? !order.down : key !== "title" && key !== "outlet" };
    for (const head of document.querySelectorAll("th")) head.removeAttribute("aria-sort");
    button.parentElement.setAttribute("aria-sort", order.down ? "descending" : "ascending");
    update();
  });
addEventListener("resize", timeline);
update();
