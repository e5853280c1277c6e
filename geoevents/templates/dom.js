// Elements are made here and only here; text reaches the page through textContent, never as markup.
const SVG = "http://www.w3.org/2000/svg";

function el(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
    else if (name === "class") node.setAttribute("class", value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === "") continue;
    node.append(child);  // a string becomes a text node
  }
  return node;
}

// A colour as a custom property: set through the object model, which the page's policy allows.
function tinted(node, colour) {
  node.style.setProperty("--mark", colour);
  return node;
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];
const DAY_MS = 86400000;

function dayNumber(iso) {
  return iso ? Math.round(Date.parse(iso + "T00:00:00Z") / DAY_MS) : null;
}

function dayWords(number, short) {
  const date = new Date(number * DAY_MS);
  const month = MONTHS[date.getUTCMonth()];
  return `${date.getUTCDate()} ${short ? month.slice(0, 3) : month} ${date.getUTCFullYear()}`;
}

function spanWords(from, to, short) {
  if (from === null) return "no date";
  if (to === null || to === from) return dayWords(from, short);
  const [a, b] = [new Date(from * DAY_MS), new Date(to * DAY_MS)];
  const end = dayWords(to, short);
  if (a.getUTCFullYear() !== b.getUTCFullYear()) return `${dayWords(from, short)} – ${end}`;
  if (a.getUTCMonth() !== b.getUTCMonth()) return `${dayWords(from, short).slice(0, -5)} – ${end}`;
  return `${a.getUTCDate()}–${end}`;
}

function distanceWords(metres) {
  if (metres < 950) return `${Math.max(10, Math.round(metres / 10) * 10)} m`;
  const km = metres / 1000;
  return `${km < 9.5 ? Math.round(km * 10) / 10 : Math.round(km).toLocaleString("en")} km`;
}

// As many digits as the uncertainty carries: one degree is 111 km.
function coordinateWords(lat, lon, metres) {
  const digits = Math.min(5, Math.max(1, Math.ceil(Math.log10(111000 / Math.max(metres || 1, 1)))));
  const east = ((lon + 540) % 360) - 180;
  return `${Math.abs(lat).toFixed(digits)}° ${lat < 0 ? "S" : "N"}, ${Math.abs(east).toFixed(digits)}° ${east < 0 ? "W" : "E"}`;
}

// Case, diacritics, apostrophes and hyphens are folded in what is searched and in what it is searched for.
const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ð: "d", þ: "th", đ: "d", ħ: "h", ł: "l", ŋ: "ng", ı: "i", ə: "a" };

function folded(text) {
  return text.normalize("NFKD").toLowerCase().replace(/[\p{M}ʻʼʾʿˈ’‘'`´′ʹʺ]/gu, "").replace(/[ßæœøðþđħłŋıə]/g, (letter) => LETTERS[letter]).replace(/[-‐‑–—_]/g, " ");
}

function countWords(number, one, many) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

// Encoded lines: the polyline algorithm, longitude first, in steps of 1/scale degree.
function decodeLine(text, scale) {
  const line = [];
  let at = 0, x = 0, y = 0;
  const next = () => {
    let value = 0, shift = 0, chunk;
    do {
      chunk = text.charCodeAt(at++) - 63;
      value |= (chunk & 31) << shift;
      shift += 5;
    } while (chunk >= 32);
    return value & 1 ? ~(value >> 1) : value >> 1;
  };
  while (at < text.length) {
    x += next();
    y += next();
    line.push([y / scale, x / scale]);
  }
  return line;
}

function decodeShape(shape) {
  const lines = (part) => part.map((line) => decodeLine(line, shape.scale));
  return shape.type === "line" ? lines(shape.parts) : shape.parts.map(lines);
}
