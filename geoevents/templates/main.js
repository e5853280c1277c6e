// State, filters, and what happens on a click.
function rowsOf(table) {
  const names = Object.keys(table);
  const length = names.length ? table[names[0]].length : 0;
  return Array.from({ length }, (_, i) => Object.fromEntries(names.map((name) => [name, table[name][i]])));
}

function dated(row) {
  row.from = dayNumber(row.date_start ?? row.date_end);
  row.to = dayNumber(row.date_end ?? row.date_start);
  return row;
}

data.events = rowsOf(data.events).map(dated);
data.mentions = rowsOf(data.mentions).map((row) => Object.assign(row, { from: null, to: null }));
data.fronts = data.fronts.map(dated);
for (const name of ["areas", "contested", "bands", "control"]) data[name] = data[name].map(dated);

const state = {
  first: null, last: null, from: null, to: null, query: [], chosen: null,
  families: new Set(), statuses: new Set(),
  layers: { shapes: true, places: true, associative: false, fronts: true, areas: true, contested: true, holders: true, labels: true },
};
const labels = new Labels();
const popup = L.popup({ maxWidth: 330, minWidth: 250, className: "card", autoPan: false });

// `but` names what is not asked of an event: "time", or in the legend "family" or "status", so that what is off is counted, too.
function passes(record, but) {
  if (record.kind) {
    if (but !== "family" && state.families.has(familyOf(record.kind).id)) return false;
    if (but !== "status" && state.statuses.has(record.status)) return false;
    // A knob at its end keeps what lies beyond it, too.
    const [since, until] = [state.from === state.first ? -Infinity : state.from, state.to === state.last ? Infinity : state.to];
    const whole = since === -Infinity && until === Infinity;
    if (but !== "time" && !whole && (record.from === null || record.to < since || record.from > until)) return false;
  }
  return matches(wordsOf(record));
}

// All the words of the search, in any order.
function matches(words) {
  return state.query.every((word) => words.includes(word));
}

function wordsOf(record) {
  if (record.words !== undefined) return record.words;
  const called = record.kind ? [kindWords(record.kind), familyOf(record.kind).label, statusOf(record.status).label, record.sides] : [];
  record.words = folded([...called, record.site_name, record.place_name, record.phrase, record.country, record.admin1,
    record.actors, record.targets, ...record.pieces.map(([text]) => text)].filter(Boolean).join(" "));
  return record.words;
}

function shownMentions() {
  return data.mentions.filter((mention) => (mention.role === "associative" ? state.layers.associative : state.layers.places && !mention.sited) && passes(mention));
}

let shown = [];

function apply() {
  const events = data.events.filter((event) => passes(event));
  const mentions = shownMentions();
  shown = [...events, ...mentions].filter((record) => record.lat !== null);
  const listed = data.events.length ? events : mentions;
  leaveUnfound();
  drawSummary(listed);
  drawList(listed);
  drawBars();
  drawCounts();
  drawSpots(shown);
  refreshShapes();
  drawControl(state.to);
  for (const name of ["areas", "contested", "fronts", "holders"]) toggleLayer(controlLayers[name], state.layers[name]);
  toggleLayer(labels, state.layers.labels);
  if (state.chosen) markChosen(state.chosen);
}

// What is no longer shown is no longer open either, nor is its shape shaded.
function leaveUnfound() {
  if (popup.isOpen() && !popup.rows.some((row) => (row.controller === undefined ? shown.includes(row) : found(row)))) popup.close();
  if (state.chosen && !passes(state.chosen)) state.chosen = null;
}

function toggleLayer(layer, on) {
  if (on && !map.hasLayer(layer)) layer.addTo(map);
  if (!on && map.hasLayer(layer)) layer.remove();
}

function refreshShapes() {
  drawShapes(state.layers.shapes ? shown : [], state.chosen);
  if (!map.hasLayer(routeGroup)) routeGroup.addTo(map);
  if (!map.hasLayer(shapeRenderer)) shapeRenderer.addTo(map);
  drawRoutes(shown);
}

function choose(record) {
  state.chosen = record;
  refreshShapes();
  markChosen(record);
}

// Open a mark's card; `record` says which of several entries to show.
function open(spot, record) {
  const only = spot.records.length === 1 ? spot.records[0] : null;
  choose(record || only);
  popup.rows = spot.records;
  const content = only ? detail(only) : stackDetail(spot.records, record);
  popup.options.maxHeight = Math.max(180, map.getSize().y - 90);
  popup.options.offset = [0, 4 - spot.size / 2];
  popup.setLatLng([spot.lat, spot.lon]).setContent(content).openOn(map);
  keepInView();
}

// From the keyboard: into the card, and back to the mark when it closes.
function enterCard(spot) {
  const body = popup.getElement().querySelector(".leaflet-popup-content");
  body.tabIndex = -1;
  body.focus({ preventScroll: true });
  popup.once("remove", () => spot.marker.getElement()?.focus({ preventScroll: true }));
}

function refreshPopup() {
  if (!popup.isOpen()) return;
  popup.update();
  keepInView();
}

// The card must clear the edges of the map, the legend and the buttons in its corners and, on a phone, the drawer; where
// there is no room beside the legend, that hides as long as the card is open.
function keepInView() {
  const card = popup.getElement().getBoundingClientRect();
  const stage = map.getContainer().getBoundingClientRect();
  const bottom = narrow() ? byId("panel").getBoundingClientRect().top : stage.bottom;
  const over = (low, high) => (low < 0 ? low : high > 0 ? high : 0);
  const dy = card.top - stage.top - 10 < 0 ? card.top - stage.top - 10 : over(0, card.bottom - bottom + 10);
  const legend = byId("legend").getBoundingClientRect();
  byId("stage").classList.toggle("cramped", legend.width > 0 && stage.width - legend.width < card.width + 90);
  const beside = byId("legend").offsetWidth > 0 && card.top - dy < legend.bottom + 10;
  const dx = over(card.left - stage.left - 10, card.right - (beside ? legend.left : stage.right) + 10);
  const [x, y] = aroundButtons(card, stage, dx, dy);
  if (x || y) map.panBy([x, y], { animate: !calm() });
}

// A card that a pan would leave under the buttons of the map moves on to their right or, where that is full, below them.
function aroundButtons(card, stage, dx, dy) {
  const buttons = document.querySelector("#stage .leaflet-top.leaflet-left").getBoundingClientRect();
  const [right, below] = [card.left - buttons.right - 10, card.top - buttons.bottom - 10];
  if (!buttons.width || dx <= right || dy <= below) return [dx, dy];
  return card.right - right <= stage.right - 10 ? [right, dy] : [dx, below];
}

function reveal(record) {
  if (record.lat === null) {
    const item = [...byId("list").querySelectorAll(".brief")].find((one) => one.record === record);
    const next = item.nextElementSibling;
    const isOpen = next && next.classList.contains("detail");
    if (isOpen) next.remove();
    else item.after(detail(record));
    choose(record);
    if (!isOpen) scrollToDetail(byId("list"), item);
    return;
  }
  if (narrow()) setDrawer(false);
  const at = L.latLng(record.lat, record.lon);
  const zoom = Math.min(10, closestFor(record), Math.max(map.getZoom(), zoomFor(record)));
  map.setView(at, zoom, { animate: !calm() && zoom === map.getZoom() });
  const spot = spotOf(record);
  if (spot) open(spot, spot.records.length > 1 ? record : null);
}

// Close enough to read, but no closer than the uncertainty deserves.
function zoomFor(record) {
  return Math.max(3, zoomOf(record, 140));
}

// No closer than shows the whole of what is uncertain.
function closestFor(record) {
  const size = map.getSize();
  return Math.max(map.getMinZoom(), zoomOf(record, Math.max(140, 0.45 * Math.min(size.x, size.y))));
}

// The last zoom at which the uncertainty takes no more than so many pixels each way.
function zoomOf(record, pixels) {
  const world = 40075016.686 * Math.cos(record.lat * Math.PI / 180) / 256;
  return Math.floor(Math.log2(world * pixels / Math.max(record.uncertainty_m, 20000)));
}

function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function narrow() {
  return matchMedia("(max-width: 760px)").matches;
}

function setDrawer(openIt) {
  byId("panel").classList.toggle("open", openIt);
  byId("drawer").setAttribute("aria-expanded", String(openIt));
}

function fit(bounds) {
  const onPaper = byId("page").classList.contains("printing");
  const bottom = narrow() && !onPaper ? byId("head").offsetHeight + 30 : 40;
  const right = !narrow() && !onPaper && byId("legend").open ? byId("legend").offsetWidth + 40 : 50;
  map.fitBounds(bounds || data.bounds, { paddingTopLeft: [60, 40], paddingBottomRight: [right, bottom], maxZoom: 9, animate: false });
}

function drawCredits() {
  const credits = data.credits.slice();
  // folium's tile layers bring theirs as markup; its text is enough, and a parsed document runs nothing.
  map.eachLayer((layer) => {
    const markup = layer.getAttribution?.();
    if (markup?.trim()) credits.unshift([new DOMParser().parseFromString(markup, "text/html").body.textContent, ""]);
  });
  byId("credits").replaceChildren(...credits.flatMap(([text, url], i) =>
    [i ? " · " : "", url ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text) : text]));
}

// The events that the search finds, or else the places named, on the map; where nothing is found, the map stays.
function fitFound() {
  const events = shown.filter((record) => record.kind);
  const at = (events.length ? events : shown).map(({ lat, lon }) => [lat, lon]);
  if (state.query.length && at.length) fit(L.latLngBounds(at));
}

function printing(on) {
  byId("page").classList.toggle("printing", on);
  map.invalidateSize({ animate: false });
  fit();
}

function start() {
  map.attributionControl?.remove();
  L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
  const home = L.Control.extend({
    onAdd: () => el("div", { class: "leaflet-bar" }, el("a", { href: "#", role: "button", title: "Show everything", "aria-label": "Show everything", class: "home",
      on: { click: (event) => { event.preventDefault(); fit(data.all_bounds); } } }, "⤢")),
  });
  new home({ position: "topleft" }).addTo(map);
  drawHead();
  drawTime();
  drawFrontNotes();
  drawLegend();
  byId("legend").open = !narrow();
  fit();
  const [[, west], [, east]] = data.all_bounds;
  map.setMaxBounds([[-85.05, (west + east) / 2 - 240], [85.05, (west + east) / 2 + 240]]);
  drawBasemap();
  spotGroup.addTo(map);
  drawCredits();
  apply();
  byId("legend").addEventListener("toggle", () => labels.place());
  map.on("zoomend", () => drawSpots(shown));
  popup.on("add", () => byId("stage").classList.add("reading"));
  popup.on("remove", () => {
    byId("stage").classList.remove("reading");
    choose(null);
  });
  byId("search").addEventListener("input", (event) => {
    state.query = folded(event.target.value).split(/\s+/).filter(Boolean);
    apply();
  });
  byId("search").addEventListener("keydown", (event) => event.key === "Enter" && fitFound());
  byId("head").addEventListener("click", () => narrow() && setDrawer(!byId("panel").classList.contains("open")));
  addEventListener("keydown", (event) => event.key === "Escape" && popup.isOpen() && popup.close());
  addEventListener("resize", () => map.invalidateSize());
  addEventListener("beforeprint", () => printing(true));
  addEventListener("afterprint", () => printing(false));
}

start();
