// The island: everything that comes from documents, gazetteer and caller, as plain values.
const data = JSON.parse(document.getElementById("geoevents-data").textContent);
const map = window[data.map];
