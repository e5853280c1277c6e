// Land, borders and names under the marks; drawn on one canvas, in three copies so that the map goes round the world.
function paneOf(name, zIndex) {
  const pane = map.createPane(name);
  pane.style.zIndex = zIndex;
  pane.style.pointerEvents = "none";
  return name;
}

function themeColour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function drawBasemap() {
  const renderer = L.canvas({ pane: paneOf("basemap", 150), padding: 0.4 });
  const styles = {
    land: () => ({ stroke: false, fillColor: themeColour("--land"), fillOpacity: 1 }),
    divisions: () => ({ color: themeColour("--division"), weight: 0.8, dashArray: "3 3" }),
    borders: () => ({ color: themeColour("--border"), weight: 1.3 }),
  };
  const drawn = [];
  const copies = (lines) => [0, 360, -360].map((shift) => shifted(lines, shift));
  for (const kind of ["land", "divisions", "borders"]) {
    for (const shape of data.basemap[kind]) {
      for (const lines of copies(decodeShape(shape))) {
        const options = { renderer, pane: "basemap", interactive: false, smoothFactor: 0.8, ...styles[kind]() };
        const layer = kind === "land" ? L.polygon(lines, options) : L.polyline(lines, options);
        drawn.push([kind, layer.addTo(map)]);
      }
    }
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    for (const [kind, layer] of drawn) layer.setStyle(styles[kind]());
  });
}

function shifted(lines, shift) {
  return typeof lines[0] === "number" ? [lines[0], lines[1] + shift] : lines.map((line) => shifted(line, shift));
}

// Names are placed again after every zoom and pan: the important first, none over another or over a mark.
const Labels = L.Layer.extend({
  onAdd() {
    this.box = el("div", { class: "labels leaflet-zoom-hide", "aria-hidden": "true" });
    map.getPane(this.pane).append(this.box);
    map.on("moveend viewreset", this.place, this);
    this.place();
  },
  onRemove() {
    this.box.remove();
    map.off("moveend viewreset", this.place, this);
  },
  pane: paneOf("labels", 450),
  occupied: [],  // boxes of the marks, in layer pixels: [left, top, right, bottom]
  sites: [],     // names of the marks' own places
  place() {
    if (!this._map) return;
    const zoom = map.getZoom();
    const seen = map.getPixelBounds().pad(0.1);
    const origin = map.getPixelOrigin();
    const taken = [...this.occupied, ...["#legend", ".leaflet-top.leaflet-left", ".leaflet-bottom.leaflet-left"].map(boxOf)];
    const nodes = [];
    const middle = map.getCenter().lng;
    const view = L.bounds(map.getPixelBounds().min.subtract(origin), map.getPixelBounds().max.subtract(origin));
    const named = new Set(this.sites.map((site) => site.name));
    // Online tiles have names of their own.
    for (const label of [...this.sites, ...(data.online ? [] : data.basemap.labels)]) {
      if (zoom < label.zoom || (label.kind === "country" && named.has(label.name))) continue;
      const point = map.project([label.lat, label.lon + 360 * Math.round((middle - label.lon) / 360)], zoom);
      if (!seen.contains(point)) continue;
      const at = point.subtract(origin);
      if (label.kind === "city" && this.occupied.some(([left, top, right, bottom]) => at.x > left && at.x < right && at.y > top && at.y < bottom)) continue;
      const node = this.fit(label, at, taken, view);
      if (node) nodes.push(node);
    }
    this.box.replaceChildren(...nodes);
  },
  // The first free place about a point; one that the edge of the map would cut only for the name of a mark.
  fit(label, at, taken, view) {
    const [width, height] = LABEL_SIZES[label.kind](label.name);
    const free = LABEL_PLACES[label.kind](width, height, label.gap).map(([dx, dy]) => {
      // Above or below its mark a name may slide along it to stay inside the map.
      const slide = label.gap && Math.abs(dy) >= label.gap - 1 ? Math.max(view.min.x + 4, Math.min(view.max.x - width - 4, at.x + dx)) : at.x + dx;
      const [x, y] = [Math.round(slide), Math.round(at.y + dy)];
      return [label.kind === "city" ? Math.min(x - 2, at.x - 3) : x - 2, y - 1, x + width + 2, y + height + 1, x, y];
    }).filter((box) => !taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]));
    const whole = free.find((box) => box[0] > view.min.x && box[2] < view.max.x && box[1] > view.min.y && box[3] < view.max.y);
    const cut = (box) => Math.max(0, view.min.x - box[0], box[2] - view.max.x);
    const box = whole || (label.gap ? free.sort((a, b) => cut(a) - cut(b)).find((one) => cut(one) < width / 4) : undefined);
    if (!box) return null;
    // Names of seas keep their distance: two of them close together read as one.
    const apart = label.kind === "sea" ? 26 : 0;
    taken.push([box[0] - apart, box[1] - apart, box[2] + apart, box[3] + apart]);
    return this.node(label, at, L.point(box[4], box[5]), width);
  },
  node(label, at, corner, width) {
    const text = el("span", { class: `label ${label.kind}`, dir: "auto" }, label.name);
    L.DomUtil.setPosition(text, corner);
    text.style.width = `${Math.ceil(width)}px`;
    if (label.kind !== "city") return text;
    const dot = el("span", { class: "dot" });
    L.DomUtil.setPosition(dot, at.round());
    return el("span", {}, dot, text);
  },
});

// The legend and the controls lie over the map: a name under them would be cut.
function boxOf(selector) {
  const [own, stage] = [document.querySelector(selector), map.getContainer()].map((node) => node.getBoundingClientRect());
  const corner = map.containerPointToLayerPoint([own.left - stage.left, own.top - stage.top]);
  return [corner.x, corner.y, corner.x + own.width, corner.y + own.height];
}

const measuring = document.createElement("canvas").getContext("2d");
function measured(font, spacing, height) {
  return (name) => {
    measuring.font = `${font} system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif`;
    return [measuring.measureText(name).width + spacing * name.length + 4, height];
  };
}
const LABEL_SIZES = {
  site: measured("600 12.5px", 0, 16),
  named: measured("500 12px", 0, 16),
  city: measured("400 11.5px", 0, 15),
  country: (name) => measured("500 12px", 2, 16)(name.toUpperCase()),
  sea: measured("italic 400 12.5px", 1, 16),
};
const beside = (width, height, gap) => [[gap, -height / 2], [-gap - width, -height / 2], [-width / 2, gap - 1], [-width / 2, 1 - gap - height]];
const about = (width, height) => [0, 24, -24].map((dy) => [-width / 2, dy - height / 2]);
const LABEL_PLACES = { site: beside, named: beside, city: (width, height) => beside(width, height, 6), country: about, sea: (width, height) => [[-width / 2, -height / 2]] };
