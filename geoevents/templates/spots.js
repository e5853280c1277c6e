// Marks on the map. Records closer than a mark's width stand under one mark, at the place of the first of them.
const MERGE_PX = 29;
const spotGroup = L.layerGroup();
let spots = [];

function gather(records) {
  const zoom = map.getZoom();
  const cells = new Map();
  const found = [];
  for (const record of records) {
    const at = map.project([record.lat, record.lon], zoom);
    const [column, line] = [Math.floor(at.x / MERGE_PX), Math.floor(at.y / MERGE_PX)];
    const home = nearby(cells, column, line).find((spot) => spot.at.distanceTo(at) < MERGE_PX);
    if (home) {
      home.records.push(record);
      continue;
    }
    const spot = { at, lat: record.lat, lon: record.lon, records: [record] };
    found.push(spot);
    const key = `${column}:${line}`;
    cells.set(key, [...(cells.get(key) || []), spot]);
  }
  return found;
}

function nearby(cells, column, line) {
  const out = [];
  for (let i = -1; i <= 1; i++) for (let j = -1; j <= 1; j++) out.push(...(cells.get(`${column + i}:${line + j}`) || []));
  return out;
}

function spotKey(record) {
  return `${record.lat} ${record.lon}`;
}

function drawSpots(records) {
  // Events before places, the spot with most of them first, then the surest: a merged mark stands at, and is named for,
  // the first of its records.
  const tally = new Map();
  for (const record of records) if (record.kind) tally.set(spotKey(record), (tally.get(spotKey(record)) || 0) + 1);
  const weight = (record) => (record.kind ? tally.get(spotKey(record)) : 0);
  const ordered = [...records].sort((a, b) => weight(b) - weight(a) || a.uncertainty_m - b.uncertainty_m);
  spots = gather(ordered);
  spotGroup.clearLayers();
  const boxes = [];
  const origin = map.getPixelOrigin();
  for (const spot of spots) {
    const { node, size } = spotMark(spot);
    spot.size = size;
    const icon = L.divIcon({ html: node, className: "spot", iconSize: [size, size], iconAnchor: [size / 2, size / 2] });
    spot.marker = L.marker([spot.lat, spot.lon], { icon, keyboard: true, riseOnHover: true, zIndexOffset: spot.records[0].kind ? 400 : 0 });
    spot.marker.on("click", () => open(spot, null));
    spot.marker.on("keydown", ({ originalEvent }) => {
      if (originalEvent.key !== "Enter" && originalEvent.key !== " ") return;
      originalEvent.preventDefault();
      open(spot, null);
      enterCard(spot);
    });
    spot.marker.addTo(spotGroup);
    const element = spot.marker.getElement();
    element.setAttribute("aria-label", spotWords(spot));
    element.setAttribute("title", spotWords(spot));
    const at = map.project([spot.lat, spot.lon]).subtract(origin);
    const half = size / 2 - 2;
    boxes.push([at.x - half, at.y - half, at.x + half, at.y + half]);
  }
  labels.occupied = boxes;
  labels.sites = siteLabels();
  labels.place();
}

function spotMark(spot) {
  const events = spot.records.filter((record) => record.kind);
  const rough = isRough(spot.records[0]);
  if (!events.length && isWide(spot.records[0])) return { node: placeMark(18, rough, true), size: 18 };
  if (!events.length) return { node: placeMark(rough ? 15 : 14, rough), size: rough ? 23 : 14 };
  if (events.length === 1) return { node: eventMark(events[0], 21, rough), size: rough ? 33 : 21 };
  const size = events.length > 99 ? 40 : events.length > 9 ? 36 : 32;
  return { node: stackMark(events, size, rough), size };
}

function spotWords(spot) {
  const [first] = spot.records;
  const name = first.site_name || first.place_name || first.phrase;
  if (spot.records.length > 1) return `${name}: ${countWords(spot.records.length, "entry", "entries")}`;
  return first.kind ? `${kindWords(first.kind)}, ${name}, ${spanWords(first.from, first.to)}` : name;
}

function siteLabels() {
  const names = new Map();
  for (const spot of spots) {
    const [first] = spot.records;
    const name = first.kind ? first.site_name : first.place_name || first.phrase;
    if (name && !names.has(name)) names.set(name, { name: name.length > 32 ? `${name.slice(0, 29).trimEnd()}…` : name, lat: spot.lat, lon: spot.lon, zoom: 0, kind: first.kind ? "site" : "named", gap: spot.size / 2 + 2 });
  }
  return [...names.values()].sort((a, b) => (a.kind === "site" ? 0 : 1) - (b.kind === "site" ? 0 : 1));
}

function spotOf(record) {
  return spots.find((spot) => spot.records.includes(record));
}
