// What a mark looks like: the shape and colour of its family, the style of its status, a ring when it is not exact.
const SILHOUETTES = {
  burst: "M12 1.5 14.6 6.9 20 4.6 17.6 9.9 22.7 12.6 17.4 15 19.4 20.4 14 18 11.6 23.2 9.2 17.9 4 20 6.3 14.7 1.2 12 6.5 9.5 4.4 4.2 9.6 6.6Z",
  triangle: "M12 2.2 22.6 20.8 1.4 20.8Z",
  square: "M4.4 3.4H19.6Q20.6 3.4 20.6 4.4V19.6Q20.6 20.6 19.6 20.6H4.4Q3.4 20.6 3.4 19.6V4.4Q3.4 3.4 4.4 3.4Z",
  pennant: "M2.6 4.2H13.6L22.4 12 13.6 19.8H2.6L6.8 12Z",
  circle: "M12 2.6A9.4 9.4 0 1 1 12 21.4 9.4 9.4 0 1 1 12 2.6Z",
  hexagon: "M7 3.2H17L22.2 12 17 20.8H7L1.8 12Z",
  diamond: "M12 1.2 22.8 12 12 22.8 1.2 12Z",
  pill: "M7 6H17A6 6 0 0 1 17 18H7A6 6 0 0 1 7 6Z",
  area: "M4.5 8.5 10 5.5 15.5 7 20.5 5.5 21.5 13 18.5 18.5 12.5 17 7 19.5 3 15Z",
  ring: "M12 5A7 7 0 1 1 12 19 7 7 0 1 1 12 5Z",
};

function familyOf(kind) {
  return data.families.find((family) => kind in family.kinds) || data.families.find((family) => family.id === "other");
}

function kindWords(kind) {
  const words = kind.replaceAll("_", " ");
  return familyOf(kind).kinds[kind] || words.charAt(0).toUpperCase() + words.slice(1);
}

function statusOf(status) {
  return data.statuses[status] || { label: status.replaceAll("_", " "), style: "solid" };
}

function silhouette(shape, colour, style, size, rough) {
  const path = SILHOUETTES[shape];
  const parts = [];
  if (rough) parts.push(svg("circle", { cx: 12, cy: 12, r: 17.2, class: "rough" }));
  parts.push(svg("path", { d: path, class: "halo" }), svg("path", { d: path, class: "body" }));
  if (style === "struck") parts.push(svg("path", { d: "M4 20 20 4", class: "halo" }), svg("path", { d: "M3.4 20.6 20.6 3.4", class: "strike" }));
  const view = rough ? "-7 -7 38 38" : "-1.5 -1.5 27 27";
  const pixels = rough ? Math.round(size * 1.55) : size;
  return tinted(svg("svg", { viewBox: view, width: pixels, height: pixels, class: `mark ${style}${rough ? " approximate" : ""}`, "aria-hidden": "true" }, parts), colour);
}

function eventMark(event, size, rough) {
  const family = familyOf(event.kind);
  return silhouette(family.shape, family.colour, statusOf(event.status).style, size, rough);
}

function placeMark(size, rough, wide) {
  return silhouette(wide ? "area" : "ring", "#5d6470", wide ? "area" : "place", size, rough && !wide);
}

// A country or a sea is no dot: its mark is a small piece of map, its outline is drawn.
function isWide(record) {
  return !record.kind && record.shape !== null && record.uncertainty_m > LARGE_SHAPE_M;
}

// Several events in one spot: a ring divided by family, the number inside.
function stackMark(records, size, rough) {
  const shares = new Map();
  for (const record of records) {
    const colour = record.kind ? familyOf(record.kind).colour : "#5d6470";
    shares.set(colour, (shares.get(colour) || 0) + 1);
  }
  const arcs = [];
  const round = 2 * Math.PI * 13;
  let from = 0;
  for (const [colour, share] of [...shares].sort((a, b) => b[1] - a[1])) {
    const length = round * share / records.length;
    const gap = shares.size > 1 ? 1.6 : 0;
    arcs.push(tinted(svg("circle", { cx: 18, cy: 18, r: 13, class: "arc", "stroke-dasharray": `${length - gap} ${round - length + gap}`, "stroke-dashoffset": round / 4 - from }), colour));
    from += length;
  }
  const number = records.length > 999 ? "999+" : String(records.length);
  return svg("svg", { viewBox: "0 0 36 36", width: size, height: size, class: `mark stack${rough ? " approximate" : ""}`, "aria-hidden": "true" },
    svg("circle", { cx: 18, cy: 18, r: 17, class: "plate" }), arcs,
    svg("text", { x: 18, y: 22.4, class: number.length > 2 ? "number small" : "number" }, number));
}

function metresPerPixel(lat) {
  return 40075016.686 * Math.cos(lat * Math.PI / 180) / (256 * 2 ** map.getZoom());
}

// A mark may look exact only while it covers the whole of its uncertainty.
const MARK_RADIUS_PX = 11;

function isRough(record) {
  return record.uncertainty_m / metresPerPixel(record.lat) > MARK_RADIUS_PX;
}
