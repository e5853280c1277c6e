// The list by date, the time filter, the search and the legend.
const LIST_PAGE = 200;
const byId = (id) => document.getElementById(id);

function drawHead() {
  const only = data.documents.length === 1 ? data.documents[0].title : "";
  const title = data.title || only || `What ${countWords(data.documents.length, "dispatch reports", "dispatches report")}`;
  byId("title").textContent = title;
  document.title = title;
}

function drawSummary(records) {
  const sited = records.filter((record) => record.lat !== null);
  const places = new Set(sited.map((record) => `${record.lat} ${record.lon}`)).size;
  const unsited = records.length - sited.length;
  const words = data.events.length
    ? [countWords(records.length, "event", "events"), countWords(places, "place", "places")]
    : [countWords(records.length, "mention", "mentions"), countWords(places, "place", "places")];
  words.push(countWords(data.documents.length, "dispatch", "dispatches"));
  if (unsited) words.push(`${unsited} without a site`);
  const [[south, west], [north, east]] = data.bounds;
  const outside = sited.filter(({ lat, lon }) => lat < south || lat > north || lon < west || lon > east).length;
  if (outside) words.push(`${outside} outside the first view`);
  byId("summary").textContent = words.join(" · ");
}

function drawList(records) {
  const list = byId("list");
  list.replaceChildren();
  const ordered = records.slice().sort((a, b) => (b.from ?? -Infinity) - (a.from ?? -Infinity) || a.document - b.document || a.start - b.start);
  if (!ordered.length) list.append(el("p", { class: "empty" }, "Nothing fits the filters."));
  listPage(list, ordered, 0, undefined);
}

function listPage(list, records, start, heading) {
  let last = heading;
  let day = list.lastElementChild;
  for (const record of records.slice(start, start + LIST_PAGE)) {
    const words = groupWords(record);
    if (words !== last) {
      day = el("section", { class: "day" }, el("h2", { dir: "auto" }, words));
      list.append(day);
      last = words;
    }
    const item = brief(record, () => reveal(record));
    item.record = record;
    day.append(item);
  }
  const next = start + LIST_PAGE;
  if (next >= records.length) return;
  const more = el("button", { type: "button", class: "more", on: { click: () => { more.remove(); listPage(list, records, next, last); } } },
    `Show more (${(records.length - next).toLocaleString("en")} left)`);
  list.append(more);
}

function groupWords(record) {
  if (record.kind) return record.from === null ? "No date" : spanWords(record.from, record.to);
  const document_ = data.documents[record.document];
  return document_ ? document_.title || document_.id : "Places named";
}

function markChosen(record) {
  const list = byId("list");
  for (const item of list.querySelectorAll(".brief")) {
    const chosen = item.record === record;
    item.toggleAttribute("aria-current", chosen);
    if (chosen) scrollTo(list, item);
  }
}

// Scrolls the list alone, never the page, and clears the heading that sticks to its top.
function scrollTo(list, item) {
  const [box, own] = [list.getBoundingClientRect(), item.getBoundingClientRect()];
  const heading = item.parentElement.firstElementChild.offsetHeight;
  if (own.top < box.top + heading) list.scrollTop += own.top - box.top - heading;
  else if (own.bottom > box.bottom) list.scrollTop += own.bottom - box.bottom;
}

// Shows what was opened under an entry, and the entry itself.
function scrollToDetail(list, item) {
  const [box, own, opened] = [list, item, item.nextElementSibling].map((one) => one.getBoundingClientRect());
  const heading = item.parentElement.firstElementChild.offsetHeight;
  if (opened.bottom > box.bottom) list.scrollTop += Math.min(opened.bottom - box.bottom, own.top - box.top - heading);
}

// --- time ---

// The time that the dispatches are about: not that of what they recall, nor of what is dated to a year.
const LONGEST_DAYS = 92;
const LEAST_SPREAD_DAYS = 10;

// Of what is left, a few days far before or behind most others would make one bar of all that the dispatches are about:
// what lies farther out than MOST_SPREADS times the width of the middle four fifths counts as earlier or later.
const MOST_SPREADS = 3;

function timeRange() {
  const sure = data.events.filter((event) => event.from !== null && event.to - event.from < LONGEST_DAYS && statusOf(event.status).style !== "faint");
  const rows = [...(sure.length ? sure : data.events), ...data.fronts, ...data.areas];
  const all = rows.flatMap((row) => (row.from === null ? [] : [row.from, row.to])).sort((a, b) => a - b);
  if (!all.length) return null;
  const [low, high] = [all[Math.floor(0.1 * (all.length - 1))], all[Math.ceil(0.9 * (all.length - 1))]];
  const reach = MOST_SPREADS * Math.max(high - low, LEAST_SPREAD_DAYS);
  const near = all.filter((day) => day >= low - reach && day <= high + reach);
  return [near[0], near[near.length - 1]];
}

function drawTime() {
  const range = timeRange();
  if (!range || range[0] === range[1]) return;
  [state.first, state.last] = range;
  [state.from, state.to] = range;
  byId("time").hidden = false;
  const [from, to] = [byId("from"), byId("to")];
  for (const input of [from, to]) {
    input.min = state.first;
    input.max = state.last;
    input.step = 1;
    input.addEventListener("input", () => {
      if (Number(from.value) > Number(to.value)) (input === from ? to : from).value = input.value;
      state.from = Number(from.value);
      state.to = Number(to.value);
      apply();
    });
  }
  from.value = state.first;
  to.value = state.last;
}

function drawBars() {
  if (state.first === null) return;
  const days = state.last - state.first + 1;
  const bins = Math.min(days, 60);
  const counts = new Array(bins).fill(0);
  const binOf = (day) => Math.min(bins - 1, Math.floor((day - state.first) * bins / days));
  for (const event of data.events) {
    if (event.from === null || event.to < state.first || event.from > state.last || !passes(event, "time")) continue;
    for (let bin = binOf(Math.max(event.from, state.first)); bin <= binOf(event.to); bin++) counts[bin] += 1;
  }
  const most = Math.max(1, ...counts);
  const inside = (bin) => bin >= binOf(state.from) && bin <= binOf(state.to);
  const heap = (count, name, shown) => {
    const bar = el("i", { class: `${name}${shown ? " in" : ""}` });
    bar.style.height = `${count ? Math.min(100, Math.max(8, 100 * count / most)) : 3}%`;
    return bar;
  };
  const fitting = data.events.filter((event) => event.from !== null && passes(event, "time"));
  const earlier = fitting.filter((event) => event.to < state.first).length;
  const later = fitting.filter((event) => event.from > state.last).length;
  const bars = counts.map((count, bin) => heap(count, "", inside(bin)));
  if (earlier) bars.unshift(heap(earlier, "earlier", state.from === state.first));
  if (later) bars.push(heap(later, "later", state.to === state.last));
  byId("bars").replaceChildren(...bars);
  const beyond = [earlier && state.from === state.first && `${earlier} earlier`, later && state.to === state.last && `${later} later`];
  byId("dates").textContent = [spanWords(state.from, state.to), ...beyond.filter(Boolean)].join(" · ");
  for (const [id, day] of [["from", state.from], ["to", state.to]]) byId(id).setAttribute("aria-valuetext", dayWords(day));
  const share = (day) => `${100 * (day - state.first) / Math.max(1, state.last - state.first)}%`;
  byId("range").style.setProperty("--from", share(state.from));
  byId("range").style.setProperty("--to", share(state.to));
}

// --- fronts ---

// What the fronts rest on, or why there is none, and every observation they are drawn from.
function drawFrontNotes() {
  if (!data.front_notes.length) return;
  const held = data.control.slice().sort((a, b) => (b.from ?? -Infinity) - (a.from ?? -Infinity));
  const box = byId("fronts");
  const title = data.fronts.length ? "Front lines" : "Front lines: none";
  box.replaceChildren(el("summary", {}, title), el("ul", {}, data.front_notes.map((note) => el("li", { dir: "auto" }, note))),
    ...held.map((row) => row.item = el("button", { type: "button", class: "holding", on: { click: () => showHolder(row) } },
      tinted(el("span", { class: "swatch side" }), sideColour(row.controller)),
      el("span", { dir: "auto" }, `${row.place_name}: ${row.controller}, ${spanWords(row.from, row.to, true)}`))));
  box.hidden = false;
  box.open = data.front_notes.length === 1 && !narrow();
}

function showHolder(row) {
  if (narrow()) setDrawer(false);
  map.setView([row.lat, row.lon], Math.max(map.getZoom(), 7), { animate: false });
  openHolder(row);
}

// --- legend ---

function key(icon, label, count, checked, onChange) {
  const box = el("input", { type: "checkbox", on: { change: () => onChange(box.checked) } });
  box.checked = checked;
  return el("label", { class: "key" }, box, el("span", { class: "key-icon" }, icon), el("span", { class: "key-label", dir: "auto" }, label),
    count === null ? null : counted(el("span", { class: "key-count" }), count));
}

// How many a key stands for of what the search and the other filters leave, as a function.
const tallies = [];

function counted(span, count) {
  tallies.push([span, count]);
  return span;
}

function drawCounts() {
  const left = Object.fromEntries(["family", "status"].map((but) => [but, data.events.filter((event) => passes(event, but))]));
  for (const [span, count] of tallies) span.textContent = count(left).toLocaleString("en");
}

function drawLegend() {
  const keys = byId("keys");
  const toggle = (set, name) => (on) => {
    if (on) set.delete(name); else set.add(name);
    apply();
  };
  const layer = (name) => (on) => {
    state.layers[name] = on;
    apply();
  };
  const section = (title, rows) => rows.length && keys.append(el("fieldset", {}, el("legend", {}, title), rows));
  section("Events", data.families.map((family) => [family, (event) => familyOf(event.kind) === family]).filter(([, fits]) => data.events.some(fits))
    .map(([family, fits]) => key(silhouette(family.shape, family.colour, "solid", 17, false), family.label, ({ family }) => family.filter(fits).length, true, toggle(state.families, family.id))));
  section("Said to be", Object.entries(data.statuses).map(([status, { label, style }]) => [status, label, style, (event) => event.status === status])
    .filter(([, , , fits]) => data.events.some(fits))
    .map(([status, label, style, fits]) => key(silhouette("circle", "#4c5260", style, 16, false), label, (left) => left.status.filter(fits).length, true, toggle(state.statuses, status))));
  const named = data.mentions.filter((mention) => mention.role !== "associative" && !mention.sited);
  const associative = data.mentions.filter((mention) => mention.role === "associative");
  const fitting = (mentions) => () => mentions.filter((mention) => passes(mention)).length;
  section("Layers", [
    data.shapes.length ? key(swatch("shape"), "Uncertainty, true shape", null, true, layer("shapes")) : null,
    named.length ? key(placeMark(15, false), "Places named", fitting(named), state.layers.places, layer("places")) : null,
    associative.length ? key(placeMark(15, false), "Named, not a site", fitting(associative), false, layer("associative")) : null,
    data.fronts.length ? key(swatch("front"), "Front lines", null, true, layer("fronts")) : null,
    data.fronts.length ? el("p", { class: "note", id: "front-day" }) : null,
    data.fronts.some((front) => front.thin) ? el("p", { class: "key side" }, el("span", { class: "swatch front broken" }), el("span", { class: "key-label" }, "A guess: places few or far apart")) : null,
    data.bands.length ? el("p", { class: "key side" }, el("span", { class: "swatch band" }), el("span", { class: "key-label" }, "Where the front may run")) : null,
    data.areas.length ? key(swatch("area"), "Areas held", null, true, layer("areas")) : null,
    data.contested.length ? key(swatch("hatched"), "Contested", null, true, layer("contested")) : null,
    data.control.length ? key(swatch("holder"), "Who held a place", () => data.control.filter((row) => isHeld(row, state.to)).length, true, layer("holders")) : null,
    key(swatch("name"), "Names", null, true, layer("labels")),
  ].filter(Boolean));
  section("Held by", data.sides.length
    ? data.sides.map((side) => el("p", { class: "key side" }, tinted(el("span", { class: "swatch side" }), sideColour(side)), el("span", { class: "key-label", dir: "auto" }, side))) : []);
  keys.append(el("p", { class: "note" }, silhouette("circle", "#4c5260", "solid", 15, true),
    "A broken ring: not exact at this scale; the place is somewhere in the shaded shape."));
}

function swatch(kind) {
  return el("span", { class: `swatch ${kind}` }, kind === "name" ? "Aa" : "");
}
