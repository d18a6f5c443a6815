"use strict";
// The picture over the table: bars by date, stacked by sourcing confidence; below, a lane for each type of event.
const SLOTS = [["days", 1], ["days", 2], ["days", 7], ["days", 14], ["months", 1], ["months", 3], ["months", 12], ["months", 60], ["months", 240]];
const DAY_MS = 864e5;
const LEFT = 96, BARS = 66, LANE = 18, TOP = 4;

// A calendar's slots: days, weeks from Monday, months, quarters, years. Slots are whole numbers, days are ISO.
function slotting(unit, size) {
  const iso = (ms) => new Date(ms).toISOString().slice(0, 10);
  if (unit === "days")
    return { of: (day) => Math.floor((Date.parse(day) / DAY_MS + 3) / size), start: (slot) => iso((slot * size - 3) * DAY_MS), label: 10 };
  return {
    of: (day) => Math.floor((Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) / size),
    start: (slot) => iso(Date.UTC(Math.floor((slot * size) / 12), (slot * size) % 12, 1)),
    label: size < 12 ? 7 : 4,
  };
}

function slotted(days, room) {
  for (const [unit, size] of SLOTS) {
    const slots = slotting(unit, size), first = slots.of(days[0]), last = slots.of(days.at(-1));
    if (last - first < room || size === SLOTS.at(-1)[1]) {
      const end = (slot) => new Date(Date.parse(slots.start(slot + 1)) - DAY_MS).toISOString().slice(0, 10);
      return { ...slots, first, count: last - first + 1, end };
    }
  }
}

function drawn(tag, attributes, text) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text !== undefined) node.textContent = text;
  return node;
}

const up = (counts, key) => { counts[key] = (counts[key] || 0) + 1; };

// What lies in each slot, and in all: how many briefs, at which sourcing, with which types of events.
function tallied(dated, slots) {
  const all = { types: {}, levels: {} }, each = new Map();
  for (const one of dated) {
    const slot = slots.of(one.day);
    if (!each.has(slot)) each.set(slot, { briefs: 0, types: {}, levels: {} });
    const there = each.get(slot);
    there.briefs += 1;
    for (const counts of [there, all]) {
      up(counts.levels, one.best);
      for (const type of one.types) up(counts.types, type);
    }
  }
  return { all, each: new Map([...each].sort(([a], [b]) => a - b)) };
}

function timeline() {
  const svg = document.getElementById("timeline");
  const dated = found.filter((one) => one.day), undated = found.length - dated.length;
  document.getElementById("caption").textContent =
    (dated.length ? "Click a mark to see what is behind it." : "None of these has a date of publication.") +
    (dated.length && undated ? ` ${counted(undated)} without a date.` : "");
  svg.replaceChildren();
  svg.toggleAttribute("hidden", !dated.length);
  if (!dated.length) return legend({});
  const width = svg.clientWidth || 900;
  const slots = slotted(dated.map((one) => one.day).sort(), Math.max(12, Math.floor((width - LEFT) / 9)));
  const { all, each: groups } = tallied(dated, slots);
  const lanes = Object.keys(all.types).filter((type) => type !== "OTHER").sort((a, b) => all.types[b] - all.types[a]).slice(0, 6);
  const floor = TOP + BARS, height = floor + 22 + lanes.length * LANE;
  const room = { each: (width - LEFT) / slots.count, width, floor, height };
  const drawing = document.createDocumentFragment();
  axis(drawing, slots, room);
  bars(drawing, groups, slots, room);
  const most = Math.max(1, ...[...groups.values()].flatMap(({ types }) => lanes.map((type) => types[type] || 0)));
  lanes.forEach((type, n) => lane(drawing, type, groups, slots, { ...room, most, middle: floor + 22 + (n + 0.5) * LANE }));
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`); // as large as it stands; paper may be narrower
  svg.append(drawing);
  svg.querySelector(".bar").setAttribute("tabindex", "0");
  legend(all.levels);
}

function legend(levels) {
  const keys = LEVELS.filter((level) => levels[level]).map((level) => put("span", level, BEST[level]));
  document.getElementById("legend").replaceChildren(...keys.flatMap((key) => [key, " "]));
}

function axis(svg, slots, { each, width, floor, height }) {
  const every = Math.max(1, Math.ceil((slots.label * 7 + 14) / each));
  for (let n = 0; n < slots.count; n += every) {
    const x = LEFT + n * each;
    svg.append(drawn("line", { x1: x, y1: TOP, x2: x, y2: height, class: "grid" }));
    if (x + slots.label * 6.5 <= width)
      svg.append(drawn("text", { x, y: floor + 14 }, slots.start(slots.first + n).slice(0, slots.label)));
  }
  svg.append(drawn("line", { x1: LEFT, y1: floor, x2: width, y2: floor }));
}

function bars(svg, groups, slots, { each, floor }) {
  const most = Math.max(...[...groups.values()].map((group) => group.briefs));
  svg.append(
    drawn("text", { x: LEFT - 8, y: floor, "text-anchor": "end" }, "0"),
    drawn("text", { x: LEFT - 8, y: TOP + 8, "text-anchor": "end" }, many(most, "brief")),
  );
  for (const [slot, group] of groups) {
    const bar = mark(group.briefs, slots, slot, "", "bar");
    const x = LEFT + (slot - slots.first) * each, wide = Math.min(36, Math.max(1, each - 1));
    let foot = floor;
    for (const level of LEVELS) {
      const tall = ((group.levels[level] || 0) / most) * BARS;
      if (tall) bar.append(drawn("rect", { x, y: (foot -= tall), width: wide, height: tall, class: level }));
    }
    svg.append(bar);
  }
}

function lane(svg, type, groups, slots, { each, width, middle, most }) {
  svg.append(
    drawn("line", { x1: LEFT, y1: middle, x2: width, y2: middle, class: "grid" }),
    drawn("text", { x: 0, y: middle + 4, class: "lane", "data-type": type }, spoken(type)),
  );
  for (const [slot, { types }] of groups) {
    if (!types[type]) continue;
    const dot = mark(types[type], slots, slot, type, "dot");
    const r = Math.max(2.2, Math.sqrt(types[type] / most) * (LANE / 2 - 1));
    dot.append(drawn("circle", { cx: LEFT + (slot - slots.first) * each + Math.min(36, each) / 2, cy: middle, r }));
    svg.append(dot);
  }
}

// What can be clicked and what it says. The bars can be walked to; type and dates are chosen in the form as well.
function mark(count, slots, slot, type, kind) {
  const from = slots.start(slot), to = slots.end(slot);
  const label = `${from === to ? from : `${from} to ${to}`}: ${many(count, "brief")}${type ? ` with ${spoken(type)}` : ""}`;
  const node = drawn("g", { class: kind, "data-from": from, "data-to": to, ...(type && { "data-type": type }) });
  if (!type) for (const [name, value] of [["role", "button"], ["aria-label", label], ["tabindex", "-1"]]) node.setAttribute(name, value);
  node.append(drawn("title", {}, label));
  return node;
}

function narrow(node) {
  for (const [name, value] of Object.entries(node.dataset)) form.elements[name].value = value;
  update();
}

function walk(event) {
  const bar = event.target.closest(".bar"), step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!bar || !(step || event.key === "Enter" || event.key === " ")) return;
  event.preventDefault();
  const all = [...document.querySelectorAll("#timeline .bar")];
  if (step) {
    const next = all[all.indexOf(bar) + step] || bar;
    bar.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  } else {
    narrow(bar);
    document.querySelector("#timeline .bar")?.focus();
  }
}

document.getElementById("timeline").addEventListener("click", (event) => {
  const marked = event.target.closest("[data-from], [data-type]");
  if (marked) narrow(marked);
});
document.getElementById("timeline").addEventListener("keydown", walk);
