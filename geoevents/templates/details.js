// What a mark says when it is opened: always built from text nodes.
// Levels of the pieces: 0 about the clause, 1 the clause, 2 the place named in it, 3 the place named outside it.
function quote(pieces) {
  const tags = [["span", "around"], ["span", "clause"], ["mark", "inside"], ["mark", "around"]];
  return el("blockquote", { dir: "auto" }, pieces.map(([text, level]) => el(tags[level][0], { class: tags[level][1] }, text)));
}

function origin(record) {
  const document_ = data.documents[record.document];
  if (!document_) return null;
  const parts = [];
  if (document_.source) parts.push(el("b", {}, document_.source));
  if (document_.title) parts.push(`${parts.length ? " · " : ""}${document_.title}`);
  if (document_.published) parts.push(`${parts.length ? " · " : ""}${dayWords(dayNumber(document_.published))}`);
  if (!parts.length) parts.push(document_.id);
  if (/^https?:\/\//i.test(document_.url)) {
    parts.push(" ", el("a", { href: document_.url, target: "_blank", rel: "noopener noreferrer" }, "source"));
  }
  return el("p", { class: "origin", dir: "auto" }, parts);
}

function facts(record) {
  const rows = [];
  const row = (name, value) => value && rows.push(el("dt", {}, name), el("dd", { dir: "auto" }, value));
  if (record.kind) {
    row("Who", record.actors);
    row("To whom", record.targets);
    row("From", record.origin);
    row("By way of", record.path);
    row("Towards", record.goal);
    row("Killed", deaths(record));
    row("Told by", tellers(record));
    row("They differ on", record.disagreements);
  }
  if (record.lat !== null) {
    row(stands(record) ? "Where" : "Reckoned from", placeWords(record));
    row("Uncertainty", uncertaintyWords(record));
    if (record.confidence !== null) row("Confidence", confidenceWords(record));
    row("Position", coordinateWords(record.lat, record.lon, record.uncertainty_m));
  } else {
    row("Where", "The text gives no site; not on the map.");
  }
  return el("dl", {}, rows);
}

// How exactly the day is known, by ACLED's codes.
const DATE_PRECISION = { 2: "to about a week", 3: "to about a month" };

function whenWords(record) {
  const words = spanWords(record.from, record.to);
  const exact = DATE_PRECISION[record.time_precision];
  return exact && record.from !== null ? `${words} (known ${exact})` : words;
}

function tellers(record) {
  if (record.n_reports < 2) return "";
  const outlets = countWords(record.n_sources, "source", "sources");
  return `${countWords(record.n_reports, "report", "reports")}, ${outlets}, ${record.independent_sources} independent: ${record.sources}`;
}

// What else tells the event: closed until asked for.
function otherReports(record) {
  const others = record.others || [];
  if (!others.length) return null;
  return el("details", { class: "others", on: { toggle: refreshPopup } }, el("summary", {}, countWords(others.length, "more report", "more reports")),
    others.flatMap((other) => [quote(other.pieces), origin(other)]));
}

function holderDetail(row) {
  const swatch_ = tinted(el("span", { class: "swatch side" }), sideColour(row.controller));
  const note = row.flag ? `Not used for the front: ${row.flag}.` : "";
  return el("article", { class: "detail" }, el("h2", {}, swatch_, el("span", { dir: "auto" }, row.contested ? "Contested" : `Held by ${row.controller}`)),
    el("h3", { dir: "auto" }, row.place_name), el("p", { class: "when" }, spanWords(row.from, row.to)),
    row.pieces.length ? quote(row.pieces) : null, row.document === null ? null : origin(row),
    note ? el("p", { class: "remarks", dir: "auto" }, note) : null);
}

function deaths(record) {
  const [low, best, high] = [record.fatalities_low, record.fatalities_best, record.fatalities_high];
  if (best === null) return "";
  return low === high ? `${best}` : `${low}–${high}, best ${best}`;
}

// Whether the mark stands at the gazetteer's place itself, and not at a distance from it.
function stands(record) {
  return record.kind ? !record.place_name || record.site_name === record.place_name : true;
}

function placeWords(record) {
  const names = [record.place_name || record.site_name, record.admin1, record.country];
  return names.filter((name, i) => name && names.indexOf(name) === i).join(", ");
}

function uncertaintyWords(record) {
  if (record.uncertainty_m === null) return "";
  return `± ${distanceWords(record.uncertainty_m)}${record.shape === null ? "" : ": somewhere in the shaded area"}`;
}

function confidenceWords(record) {
  const others = record.n_alternatives ? `; ${countWords(record.n_alternatives, "other place bears", "other places bear")} the name` : "";
  // A whole hundred would claim more than anybody knows.
  const share = record.confidence >= 0.995 ? "over 99" : record.confidence < 0.005 ? "under 1" : Math.round(record.confidence * 100);
  return `${share} % that this is the place meant${others}`;
}

function remarks(record) {
  return record.remarks ? el("p", { class: "remarks", dir: "auto" }, record.remarks) : null;
}

function statusTag(record) {
  if (!record.kind || record.status === "reported") return null;
  return el("span", { class: "tag" }, statusOf(record.status).label);
}

function detail(record) {
  const heading = record.kind
    ? el("h2", {}, eventMark(record, 18, false), el("span", {}, kindWords(record.kind)), statusTag(record))
    : el("h2", {}, placeMark(18, false, isWide(record)), el("span", {}, record.role === "associative" ? "Named, not a site" : "Place named"));
  const name = record.kind ? record.site_name : record.place_name || record.phrase;
  return el("article", { class: "detail" }, heading,
    name ? el("h3", { dir: "auto" }, name) : null,
    record.kind ? el("p", { class: "when" }, whenWords(record)) : null,
    quote(record.pieces), origin(record), facts(record), otherReports(record), remarks(record));
}

function brief(record, onClick) {
  const icon = record.kind ? eventMark(record, 17, false) : placeMark(17, false, isWide(record));
  const head = record.kind ? kindWords(record.kind) : record.place_name || record.phrase;
  const place = record.kind ? record.site_name || "no site given" : "";
  return el("button", { type: "button", class: `brief${record.lat === null ? " unsited" : ""}`, on: { click: onClick } },
    icon,
    el("span", { class: "brief-body" },
      el("span", { class: "brief-head" }, el("b", {}, head), place ? el("span", { class: "brief-place", dir: "auto" }, place) : null, statusTag(record)),
      el("span", { class: "brief-text", dir: "auto" }, briefText(record))));
}

function briefText(record) {
  const core = record.pieces.filter(([, level]) => level === 1 || level === 2).map(([text]) => text).join("");
  const text = record.kind ? core : record.pieces.map(([piece]) => piece).join("");
  return text.length > 180 ? `${text.slice(0, 177).trimEnd()}…` : text;
}

// Several records under one mark: a list; choosing one shows it, with a way back.
function stackDetail(unsorted, chosen) {
  const records = unsorted.slice().sort((a, b) => (b.from ?? -Infinity) - (a.from ?? -Infinity));
  const box = el("div", { class: "stacked" });
  const list = () => {
    popup.rows = records;
    const names = [...new Set(records.map((record) => record.site_name || record.place_name).filter(Boolean))];
    const title = names.length <= 2 ? names.join(", ") : `${names[0]} and ${names.length - 1} places close to it`;
    box.replaceChildren(el("h3", { dir: "auto" }, title), el("p", { class: "when" }, countWords(records.length, "entry here", "entries here")),
      el("div", { class: "briefs" }, records.map((record) => brief(record, () => show(record)))));
    refreshPopup();
  };
  const show = (record) => {
    const back = el("button", { type: "button", class: "back", on: { click: list } }, `‹ All ${records.length} here`);
    box.replaceChildren(back, detail(record));
    choose(record);
    popup.rows = [record];
    refreshPopup();
    back.focus({ preventScroll: true });
  };
  if (chosen) show(chosen);
  else list();
  return box;
}
