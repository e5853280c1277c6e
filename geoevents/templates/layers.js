// Uncertainty as shapes, and who holds what: areas, fronts and their bands.
const LARGE_SHAPE_M = 150000;  // wider shapes are outlined only: a country's fill would hide everything else

function shapeStyle(colour, metres, chosen) {
  const large = metres > LARGE_SHAPE_M;
  return {
    color: colour,
    weight: chosen ? 2.2 : large ? 1 : 1.4,
    opacity: chosen ? 0.95 : large ? 0.35 : 0.65,
    dashArray: "5 4",
    fillColor: colour,
    fillOpacity: chosen ? 0.24 : large ? 0.02 : 0.13,
  };
}

const shapeLayers = new Map();

function drawShapes(records, chosen) {
  const wanted = new Map();
  for (const record of records) {
    // A country or a sea that is only named keeps its outline until it is chosen.
    if (record.shape === null || (!record.kind && record.uncertainty_m > LARGE_SHAPE_M)) continue;
    const held = wanted.get(record.shape);
    if (!held || (record.kind && !held.kind)) wanted.set(record.shape, record);
  }
  if (chosen && chosen.shape !== null) wanted.set(chosen.shape, chosen);
  for (const [index, layer] of shapeLayers) if (!wanted.has(index)) layer.remove();
  const widestFirst = [...wanted].sort((a, b) => b[1].uncertainty_m - a[1].uncertainty_m);
  for (const [index, record] of widestFirst) {
    const colour = record.kind ? familyOf(record.kind).colour : "#5d6470";
    const style = shapeStyle(colour, record.uncertainty_m, record === chosen);
    if (!shapeLayers.has(index)) shapeLayers.set(index, shapeLayer(data.shapes[index]));
    shapeLayers.get(index).setStyle(style).addTo(map).bringToFront();
  }
}

function shapeLayer(shape) {
  const options = { pane: "shapes", renderer: shapeRenderer, interactive: false, smoothFactor: 0.6, className: "footprint" };
  return shape.type === "line" ? L.polyline(decodeShape(shape), { ...options, fill: false }) : L.polygon(decodeShape(shape), options);
}

const shapeRenderer = L.svg({ pane: paneOf("shapes", 400), padding: 0.4 });
const controlRenderer = L.svg({ pane: paneOf("control", 300), padding: 0.4 });

function sideColour(side) {
  const at = data.sides.indexOf(side);
  return data.side_colours[at % data.side_colours.length];
}

// Fronts and areas hold from one day to another. Shown are those of the last day of the time filter or, where none
// holds on it, of the last day before it on which one did.
function held(rows, day) {
  if (day === null) return rows;
  const ends = rows.filter((row) => row.from !== null && row.from <= day).map((row) => Math.min(row.to, day));
  const last = ends.reduce((a, b) => Math.max(a, b), -Infinity);
  return rows.filter((row) => row.from === null || (row.from <= last && last <= row.to));
}

const controlLayers = { areas: L.layerGroup(), fronts: L.layerGroup() };

function drawControl(day) {
  const options = { pane: "control", renderer: controlRenderer, interactive: false, smoothFactor: 0.6 };
  controlLayers.areas.clearLayers();
  for (const area of held(data.areas, day)) {
    const colour = sideColour(area.controller);
    L.polygon(decodeShape(area.shape), { ...options, stroke: false, fillColor: colour, fillOpacity: 0.16 }).addTo(controlLayers.areas);
  }
  controlLayers.fronts.clearLayers();
  for (const front of held(data.fronts, day)) {
    if (front.band) L.polygon(decodeShape(front.band), { ...options, stroke: false, fillColor: themeColour("--ink"), fillOpacity: 0.09 }).addTo(controlLayers.fronts);
    const line = decodeShape(front.shape);
    L.polyline(line, { ...options, color: themeColour("--paper"), weight: 6, opacity: 0.9 }).addTo(controlLayers.fronts);
    L.polyline(line, { ...options, color: themeColour("--ink"), weight: 2.6, opacity: 0.9 }).addTo(controlLayers.fronts);
  }
}
