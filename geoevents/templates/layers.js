// Uncertainty as shapes, and who holds what: areas, fronts and their bands.
const LARGE_SHAPE_M = 150000;  // wider shapes are outlined only: a country's fill would hide everything else

function shapeStyle(colour, metres, chosen, named) {
  const large = metres > LARGE_SHAPE_M;
  return {
    color: colour,
    weight: chosen ? 2.2 : large ? 1 : 1.4,
    opacity: chosen ? 0.95 : large ? (named ? 0.3 : 0.45) : 0.65,
    dashArray: "5 4",
    fillColor: colour,
    fillOpacity: chosen ? 0.2 : large ? (named ? 0 : 0.04) : 0.13,
  };
}

const shapeLayers = new Map();

function drawShapes(records, chosen) {
  const wanted = new Map();
  for (const record of records) {
    if (record.shape === null) continue;
    const held = wanted.get(record.shape);
    if (!held || (record.kind && !held.kind)) wanted.set(record.shape, record);
  }
  if (chosen && chosen.shape !== null) wanted.set(chosen.shape, chosen);
  for (const [index, layer] of shapeLayers) if (!wanted.has(index)) layer.remove();
  const widestFirst = [...wanted].sort((a, b) => b[1].uncertainty_m - a[1].uncertainty_m);
  for (const [index, record] of widestFirst) {
    const colour = record.kind ? familyOf(record.kind).colour : "#5d6470";
    const style = shapeStyle(colour, record.uncertainty_m, record === chosen, !record.kind);
    if (!shapeLayers.has(index)) shapeLayers.set(index, shapeLayer(data.shapes[index]));
    shapeLayers.get(index).setStyle(style).addTo(map).bringToFront();
  }
}

// Moves: from their origin by their path to their goal, with an arrow's head.
const routeGroup = L.layerGroup();

function drawRoutes(records) {
  routeGroup.clearLayers();
  for (const record of records) {
    if (!record.kind || record.route.length < 2) continue;
    const struck = statusOf(record.status).style !== "solid";
    const colour = familyOf(record.kind).colour;
    const line = L.polyline(record.route, { pane: "shapes", renderer: shapeRenderer, interactive: false, className: "route", color: colour, weight: 2.4, opacity: 0.75, dashArray: struck ? "5 5" : null });
    line.addTo(routeGroup);
    line.getElement()?.setAttribute("marker-end", arrowhead(colour));
  }
}

function arrowhead(colour) {
  const id = `arrow-${colour.slice(1)}`;
  const home = shapeRenderer._container;
  if (!home.querySelector(`#${id}`)) {
    home.prepend(svg("defs", {}, svg("marker", { id, viewBox: "0 0 10 10", refX: 8, refY: 5, markerWidth: 5, markerHeight: 5, orient: "auto" },
      tinted(svg("path", { d: "M0 0 10 5 0 10Z", class: "arrowhead" }), colour))));
  }
  return `url(#${id})`;
}

function shapeLayer(shape) {
  const options = { pane: "shapes", renderer: shapeRenderer, interactive: false, smoothFactor: 0.6, className: "footprint" };
  return shape.type === "line" ? L.polyline(decodeShape(shape), { ...options, fill: false }) : L.polygon(decodeShape(shape), options);
}

const shapeRenderer = L.svg({ pane: paneOf("shapes", 400), padding: 0.4 });
const controlRenderer = L.svg({ pane: paneOf("control", 300), padding: 0.4 });
const holderRenderer = L.svg({ pane: paneOf("holders", 420), padding: 0.4 });

function sideColour(side) {
  const at = data.sides.indexOf(side);
  if (at < 0) return "#5d6470";
  // Behind those chosen by hand, hues by the golden angle: no two sides of a map share a colour.
  return data.side_colours[at] || `hsl(${Math.round(137.508 * at + 60) % 360} ${[45, 70][at % 2]}% ${[46, 34][at % 2]}%)`;
}

// Fronts and areas hold from one day to another. Shown are, of each war, those of the last day of the time filter or,
// where none holds on it, of the last day before it on which one did.
function held(rows, day) {
  if (day === null) return rows;
  const last = new Map();
  for (const row of rows) {
    if (row.from === null || row.from > day) continue;
    last.set(row.war, Math.max(last.get(row.war) ?? -Infinity, Math.min(row.to, day)));
  }
  return rows.filter((row) => row.from === null || (row.from <= last.get(row.war) && last.get(row.war) <= row.to));
}

const controlLayers = { areas: L.layerGroup(), contested: L.layerGroup(), fronts: L.layerGroup(), holders: L.layerGroup() };

// Contested ground is hatched in the colours of both sides.
function hatch(sides) {
  const id = `hatch-${sides.map((side) => data.sides.indexOf(side)).join("-")}`;
  const home = controlRenderer._container;
  if (!home.querySelector(`#${id}`)) {
    const stripes = sides.slice(0, 2).map((side, i) => tinted(svg("path", { d: `M${i * 5 + 2.5} 0V10`, class: "stripe" }), sideColour(side)));
    home.prepend(svg("defs", {}, svg("pattern", { id, width: 10, height: 10, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, stripes)));
  }
  return `url(#${id})`;
}

// The search keeps an observation that has its words, and what is drawn of a side that is called so or has such one.
function found(row) {
  row.words ??= folded([row.place_name, row.controller, ...row.pieces.map(([text]) => text)].join(" "));
  return matches(row.words);
}

// Whether an observation is found, and was made by a day.
function isHeld(row, day) {
  return found(row) && (row.from === null || day === null || row.from <= day);
}

function sidesFound() {
  const sides = data.control.filter((row) => !row.contested && found(row)).map((row) => row.controller);
  return new Set([...sides, ...data.sides.filter((side) => matches(folded(side)))]);
}

function drawControl(day) {
  const sought = sidesFound();
  const shownOf = (rows) => held(rows, day).filter((row) => !state.query.length || row.sides.some((side) => sought.has(side)));
  const options = { pane: "control", renderer: controlRenderer, interactive: false, smoothFactor: 0.6 };
  for (const layer of Object.values(controlLayers)) layer.clearLayers();
  if (!map.hasLayer(controlRenderer)) controlRenderer.addTo(map);
  for (const area of shownOf(data.areas)) {
    const colour = sideColour(area.sides[0]);
    L.polygon(decodeShape(area.shape), { ...options, stroke: false, fillColor: colour, fillOpacity: 0.15 }).addTo(controlLayers.areas);
  }
  for (const zone of shownOf(data.contested)) {
    L.polygon(decodeShape(zone.shape), { ...options, weight: 1, color: themeColour("--ink"), opacity: 0.35, dashArray: "2 3", fillColor: hatch(zone.sides), fillOpacity: 0.5 }).addTo(controlLayers.contested);
  }
  const fronts = shownOf(data.fronts);
  const bands = [...shownOf(data.bands), ...fronts.filter((front) => front.band).map((front) => ({ shape: front.band }))];
  for (const band of bands) {
    L.polygon(decodeShape(band.shape), { ...options, className: "band", weight: 1, color: themeColour("--ink"), opacity: 0.3, dashArray: "1 4", fillColor: themeColour("--ink"), fillOpacity: 0.07 }).addTo(controlLayers.fronts);
  }
  // All the light edges first: a piece's would cut the end of the piece before it.
  const lines = fronts.map((front) => [decodeShape(front.shape), front.thin]);
  for (const [line] of lines) L.polyline(line, { ...options, color: themeColour("--paper"), weight: 6, opacity: 0.9 }).addTo(controlLayers.fronts);
  for (const [line, thin] of lines) {
    L.polyline(line, { ...options, className: "front", color: themeColour("--ink"), weight: 2.6, opacity: 0.9, dashArray: thin ? "9 6" : null }).addTo(controlLayers.fronts);
  }
  drawHolders(day);
  const shownDay = document.getElementById("front-day");
  if (shownDay) shownDay.replaceChildren(...frontDays(fronts, day).map((words) => el("span", { dir: "auto" }, words)));
}

// Of which day the fronts of each war are; who fights is said where there are several wars.
function frontDays(fronts, day) {
  if (!fronts.length) return [state.query.length ? "none that fits the search" : "none by this day"];
  const wars = new Map();
  for (const front of fronts) {
    const of = wars.get(front.war) || { sides: new Set(), days: new Set() };
    for (const side of front.sides) of.sides.add(side);
    if (front.to !== null) of.days.add(Math.min(front.to, day ?? front.to));
    wars.set(front.war, of);
  }
  return [...wars.values()].map(({ sides, days }) => {
    const dates = [...days].sort((a, b) => a - b).map((one) => dayWords(one)).join(", ");
    return wars.size > 1 ? `${[...sides].join(" – ")}${dates ? `: ${dates}` : ""}` : dates;
  }).filter(Boolean);
}

// What the fronts are drawn from: who held a place, with its sentence.
function drawHolders(day) {
  for (const row of data.control) {
    row.item?.toggleAttribute("hidden", !found(row));
    if (!isHeld(row, day)) continue;
    const at = [row.lat, row.lon];
    const mark = L.circleMarker(at, { pane: "holders", renderer: holderRenderer, className: "holder", radius: 14, weight: 3.5, color: sideColour(row.controller), opacity: 0.75, dashArray: row.flag ? "2 4" : null, fillOpacity: 0 });
    mark.on("click", () => openHolder(row));
    mark.addTo(controlLayers.holders);
  }
}

function openHolder(row) {
  popup.options.offset = [0, -4];
  popup.options.maxHeight = Math.max(180, map.getSize().y - 90);
  popup.rows = [row];
  popup.setLatLng([row.lat, row.lon]).setContent(holderDetail(row)).openOn(map);
  keepInView();
}
