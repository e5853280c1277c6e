"""Train the models of geoevents/data/models: python gazetteer/train.py gazetteer/training/*.txt CORPUS.jsonl...

Each corpus holds one document a line: {"id", "text", "source", "title", "published", "toponyms": [{"start", "end",
"lon", "lat", "kind"}]}. The corpora themselves stay outside the repository; gazetteer/README.md says which were used,
and under which licence. Needs the extra ``train`` (scipy, scikit-learn). With --folds N nothing is written: the
models are trained N times without a part of the documents and the predictions for that part go to --predictions, for
evaluation.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path

import numpy as np
from name_sets import fit_sets, lay_out_sets
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from geoevents.evaluate import _order, _pairs
from geoevents.gazetteer import open_gazetteer
from geoevents.georeferencing.chosen import Name
from geoevents.georeferencing.company import Company, near_another
from geoevents.georeferencing.foreigners import without_foreigners
from geoevents.georeferencing.strays import without_strays
from geoevents.linear import Clues, LinearModel, pair_of
from geoevents.text.words import Words
from geoevents.toponyms import Context, FoundName, toponyms
from geoevents.toponyms.candidates import Candidate
from geoevents.toponyms.confidence import confidence_features, told_by
from geoevents.toponyms.nouns import nouns_beside
from geoevents.toponyms.queries import make_queries, make_toponyms
from geoevents.toponyms.resolve import Choice, add_context, rank, score_places, shares_of
from geoevents.toponyms.roles import find_roles, role_clues, second_role_clues
from geoevents.toponyms.tabulating import FEATURES, NOTHING_KNOWN, Prior, tabulate
from geoevents.toponyms.unlisted import settle

MODELS = Path(__file__).resolve().parent.parent / "geoevents" / "data" / "models"
ROLES = Path(__file__).resolve().parent / "training" / "roles.csv"
_LISTS = "lists-"  # ids of the texts of training/lists.txt
RIGHT_KM = 161.0  # 100 miles, the field's usual bound for a place in the right spot
# What the corpora cannot teach (judgement): they carry no hints, and few names that a town outside the United States
# shares with its district; dispatches mean the town unless a noun says otherwise. "X, Y" outweighs what else is near
# (fitted, "Queensland, Australia" in a Canadian paper was in Canada), and an ocean the towns named after it. The only
# country that a text names holds the places of a short dispatch, and a text on other countries means the city of New
# York (set to nothing, neither moves a figure of the corpora by more than .003).
_BY_HAND = {
    "hint": 2.5,
    "!hint": -2.5,
    "home": 1.0,
    "near-home": 4.0,
    "within": 2.0,
    "!within": -2.0,
    "ocean": 4.0,
    "country-only": 3.0,
    "area-abroad": -3.0,
}
# A town counts this much more than the district of its name (judgement, as above); by how much either counts is not
# fixed by the fit, which sees them side by side.
_TOWN_OVER_AREA = 3.1
# Added to the log-odds of every candidate: a missed place costs a map more than a doubtful one. Cross-validated on
# LGL, TR-News and GWN: the share found and placed gains .01 to .02, overlap F1 loses at most .01.
_LENIENCE = 0.7
# Some 5,000 names of 900 documents teach what the confidence is read from, many of them one name again and again:
# cross-validated on the three corpora, 1.0 gives calibration errors of up to .030 where this gives up to .023.
_CONFIDENCE_STRENGTH = 0.1
_MARK = re.compile(r"⟦([^⟦⟧|]+)(\|a)?⟧")
# Kinds of the literal reading in the annotation of Gritta et al. (2020), "A pragmatic guide to geoparsing evaluation".
LITERAL_KINDS = {"Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal"}
ROLE_KINDS = LITERAL_KINDS | {"Metonymic", "Non_Literal_Modifier", "Embedded_Non_Lit", "Demonym", "Homonym", "Language"}


@dataclass
class Example:
    """One document laid out for training: candidates with features and labels, gold spans."""

    document: dict
    context: Context
    candidates: list
    clues: list[Clues]
    features: list[list[str]]
    labels: list[int]
    gold_of: list[dict | None]


def read_marked(path: Path) -> Iterator[dict]:
    """Read texts with names in brackets, ``⟦Goma⟧`` literal and ``⟦Kinshasa|a⟧`` associative: gold without points."""
    for number, block in enumerate(path.read_text("utf-8").split("\n---\n")):
        lines = [line for line in block.split("\n") if not line.startswith("# genre:")]
        text, toponyms, begin = "", [], 0
        marked = "\n".join(lines).strip()
        for match in _MARK.finditer(marked):
            text += marked[begin : match.start()]
            kind = "Metonymic" if match[2] else "Literal"
            toponyms.append(
                {"start": len(text), "end": len(text) + len(match[1]), "lon": None, "lat": None, "kind": kind}
            )
            text += match[1]
            begin = match.end()
        text += marked[begin:]
        if "⟦" in text or "⟧" in text:
            raise ValueError(f"{path}: text {number + 1} has a bracket without its partner")
        yield {"id": f"{path.stem}-{number}", "text": text, "toponyms": toponyms}


def read_corpus(path: Path) -> Iterator[dict]:
    """Read a corpus of either kind; names of which we have said the role get it."""
    if path.suffix == ".txt":
        yield from read_marked(path)
        return
    roles = read_roles(path.stem)
    with path.open(encoding="utf-8") as file:
        for document in map(json.loads, file):
            for gold in document["toponyms"]:
                if (role := roles.get((str(document["id"]), gold["start"]))) is not None:
                    gold["kind"] = "Metonymic" if role == "associative" else "Literal"
            yield {**document, "corpus": path.stem}


@lru_cache(maxsize=8)
def read_roles(corpus: str) -> dict[tuple[str, int], str]:
    """Read the roles we have given to names of a corpus that has none: by document and offset, no text."""
    with ROLES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["corpus"] == corpus]
    return {(row["document"], int(row["start"])): row["role"] for row in rows}


def kilometres(lon1, lat1, lon2, lat2):
    """Great-circle distance on a sphere of 6371.0088 km."""
    lon1, lat1, lon2, lat2 = map(np.radians, (lon1, lat1, lon2, lat2))
    h = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0088 * np.arcsin(np.sqrt(h))


def lay_out(document: dict, gazetteer) -> Example:
    """Find a document's candidates and say which are gold.

    A candidate is right when it is a gold span to the letter (a full stop or "the" aside), or, for a gold span that no
    candidate equals, when it is the longest inside it.
    """
    context, candidates, clues = toponyms.lay_out(document["text"], gazetteer)
    words = context.words
    labels = [0] * len(candidates)
    gold_of: list[dict | None] = [None] * len(candidates)
    spans = [(words.start[c.first], words.end[c.last - 1]) for c in candidates]
    for gold in document["toponyms"]:
        exact = [i for i, s in enumerate(spans) if abs(s[0] - gold["start"]) <= 0 and abs(s[1] - gold["end"]) <= 1]
        if not exact:
            inside = [i for i, s in enumerate(spans) if gold["start"] <= s[0] and s[1] <= gold["end"] + 1]
            exact = sorted(inside, key=lambda i: spans[i][0] - spans[i][1])[:1]
        for i in exact:
            labels[i] = 1
            gold_of[i] = gold
    return Example(document, context, candidates, clues, [row.spelt_out() for row in clues], labels, gold_of)


def fit_names(examples: list[Example], *, strength: float = 0.5, least: int = 2) -> tuple[LinearModel, LinearModel]:
    """Fit both passes of the decision whether a candidate names a place.

    The second pass is fitted on scores of a first pass that has not seen the document.
    """
    halves = examples[::2], examples[1::2]
    first = _fit_pass(examples, [e.features for e in examples], strength, least)
    blind = [_fit_pass(half, [e.features for e in half], strength, least) for half in halves]
    rows = []
    for k, example in enumerate(examples):
        early = [blind[1 - k % 2].score(row) for row in example.features]
        more = toponyms.second_clues(example.context, example.candidates, early)
        rows.append([[*row, *Clues([], extra).spelt_out()] for row, extra in zip(example.features, more, strict=True)])
    second = _fit_pass(examples, rows, strength, least)
    return first, LinearModel({**second.weights, "bias": second.weights.get("bias", 0.0) + _LENIENCE})


def _fit_pass(examples: list[Example], rows: list[list[list[str]]], strength: float, least: int) -> LinearModel:
    counts = Counter(name for document in rows for name in {n for row in document for n in row})
    sets = lay_out_sets([(example.candidates, example.labels) for example in examples])
    return fit_sets([row for document in rows for row in document], sets, strength=strength, counts=counts, least=least)


def fit_places(tables: list[tuple], *, penalty: float = 0.5) -> tuple[LinearModel, LinearModel]:
    """Fit the choice of a place: both passes, by the likelihood of the right candidates."""
    n = len(FEATURES)

    def likelihood(weights, layers):
        loss, gradient = 0.5 * penalty * weights @ weights, penalty * weights
        for table, right, asked in layers:
            share = shares_of(table, table.matrix @ weights, 1.0)
            good = np.add.reduceat(np.where(right, share, 0.0), table.starts)
            good = np.maximum(good, 1e-12)
            posterior = np.where(right, share / good[table.owner], 0.0)
            active = asked[table.owner]
            loss -= np.log(good[asked]).sum()
            gradient = gradient - table.matrix.T @ np.where(active, posterior - share, 0.0)
        return loss, gradient

    first = np.zeros(n)
    layers = [t for t in tables if t[2].any()]
    for table, _, _ in layers:
        table.matrix[:, FEATURES.index("country-share") : FEATURES.index("demonym")] = 0.0
    first = minimize(likelihood, first, args=(layers,), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    second = first.copy()
    for _ in range(2):
        for table, _, _ in layers:
            share = shares_of(table, table.matrix @ first, 1.0)
            add_context(table, share)
            if second is not first:
                share = shares_of(table, table.matrix @ second, 1.0)
                add_context(table, share)
        second = minimize(likelihood, second, args=(layers,), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    as_model = lambda w: LinearModel({name: round(float(v), 4) for name, v in zip(FEATURES, w, strict=True)})  # noqa: E731
    return as_model(first), as_model(second)


def fit_roles(examples: list[Example], *, strength: float = 0.5, parts: int = 4) -> tuple[LinearModel, LinearModel]:
    """Fit both passes of the literal reading on the gold names whose annotation says which it is.

    The second pass is fitted on scores of first passes that have not seen the document. Lists of names teach where
    names are, and would teach that all are literal.
    """
    told = [example for example in examples if not str(example.document["id"]).startswith(_LISTS)]
    texts = [text for example in told if (text := _role_text(example)).labels]
    first = _fit_role_pass(texts, None, strength)
    extra: list[list[list[str]]] = [[]] * len(texts)
    for part in range(parts):
        blind = _fit_role_pass([text for k, text in enumerate(texts) if k % parts != part], None, strength)
        for k in range(part, len(texts), parts):
            early = [blind.score(row) for row in texts[k].rows]
            extra[k] = [
                Clues([], row).spelt_out() for row in second_role_clues(texts[k].candidates, texts[k].words, early)
            ]
    second = _fit_role_pass(texts, extra, strength)
    return first, second


@dataclass
class RoleText:
    """The gold names of a document in order, with their features and, by index, whether they are meant literally."""

    words: Words
    candidates: list[Candidate]
    rows: list[list[str]]
    labels: dict[int, bool]


def _role_text(example: Example) -> RoleText:
    named = [(c, gold) for c, gold in zip(example.candidates, example.gold_of, strict=True) if gold is not None]
    labels = {k: gold["kind"] in LITERAL_KINDS for k, (_, gold) in enumerate(named) if gold.get("kind") in ROLE_KINDS}
    candidates = [candidate for candidate, _ in named]
    rows = [role_clues(candidate, example.context).spelt_out() for candidate in candidates] if labels else []
    return RoleText(example.context.words, candidates, rows, labels)


def _fit_role_pass(texts: list[RoleText], extra: list[list[list[str]]] | None, strength: float) -> LinearModel:
    rows: list[list[str]] = []
    labels: list[int] = []
    for t, text in enumerate(texts):
        for k, label in text.labels.items():
            rows.append(list(dict.fromkeys([*text.rows[k], *(extra[t][k] if extra else ())])))
            labels.append(label)
    counts = Counter(name for row in rows for name in row)
    column = {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= 2))}
    return _logistic(rows, labels, column, strength)


def found_names(example: Example, names: tuple[LinearModel, LinearModel]) -> tuple[list[int], list[FoundName]]:
    """Choose a document's names with models not in the package."""
    scores = toponyms.score_candidates(example.context, example.candidates, example.clues, pair_of(*names))
    chosen = toponyms.best_set(example.candidates, scores)
    return chosen, toponyms.found_of(example.candidates, scores, chosen, names[1])


def place_table(example: Example, names: tuple[LinearModel, LinearModel], gazetteer) -> tuple | None:
    """Lay out the queries of a document with what the gold says: (table, right, asked)."""
    chosen, found = found_names(example, names)
    queries, index = make_queries(example.context.words, found, nouns_beside(example.context.words, found), gazetteer)
    known = [q for q, query in enumerate(queries) if query.places]
    if not known:
        return None
    table = tabulate([queries[q] for q in known], Prior())
    row_of = {q: k for k, q in enumerate(known)}
    right = np.zeros(len(table.places), dtype=bool)
    asked = np.zeros(len(known), dtype=bool)
    lon = np.array([place.lon for place in table.places])
    lat = np.array([place.lat for place in table.places])
    for i, q in zip(chosen, index, strict=True):
        gold = example.gold_of[i]
        if gold is None or gold["lon"] is None or q not in row_of:
            continue
        mine = table.owner == row_of[q]
        km = kilometres(lon, lat, gold["lon"], gold["lat"])
        wanted = f"gn:{gold.get('geonameid')}"
        good = mine & np.array([place.id == wanted for place in table.places])
        if not good.any():
            good = mine & (km <= 25.0)
        if not good.any():
            good = mine & (km <= RIGHT_KM)
        if good.any() and not asked[row_of[q]]:
            right |= good
            asked[row_of[q]] = True
    return table, right, asked


def fit_temperature(tables: list[tuple], first: LinearModel, second: LinearModel) -> float:
    """Fit what the scores are divided by so that probabilities hold on documents not trained on."""
    weights = [np.array([m.weights.get(name, 0.0) for name in FEATURES]) for m in (first, second)]

    def loss(temperature: float) -> float:
        total = 0.0
        for table, right, asked in tables:
            share = score_places(table, *weights, temperature)
            good = np.add.reduceat(np.where(right, share, 0.0), table.starts)
            total -= np.log(np.maximum(good[asked], 1e-9)).sum()
        return total

    grid = np.arange(0.6, 2.6, 0.1)
    return round(float(min(grid, key=loss)), 2)


def _logistic(rows: list[list[str]], labels: list[int], column: dict[str, int], strength: float) -> LinearModel:
    pairs = [(r, column[name]) for r, row in enumerate(rows) for name in row if name in column]
    index = np.array(pairs).T
    matrix = csr_matrix((np.ones(len(pairs)), (index[0], index[1])), shape=(len(rows), len(column)))
    model = LogisticRegression(C=strength, max_iter=300, solver="liblinear", fit_intercept=False)
    model.fit(matrix, labels)
    weights = model.coef_[0]
    return LinearModel({name: round(float(weights[i]), 3) for name, i in column.items() if abs(weights[i]) >= 0.005})


def fit_all(examples: list[Example], gazetteer) -> dict[str, LinearModel]:
    """Fit every model."""
    roles_first, roles = fit_roles(examples)
    return {
        **fit_choices(examples, gazetteer),
        "roles-first": roles_first,
        "roles": roles,
        "confidence": fit_confidence(examples, gazetteer),
    }


def fit_choices(examples: list[Example], gazetteer) -> dict[str, LinearModel]:
    """Fit the choice of names and places; the place models see the names as the name model finds them."""
    names = fit_names(examples)
    tables = [t for example in examples if (t := place_table(example, names, gazetteer)) is not None]
    first, second = fit_places(tables)
    halves = tables[::2], tables[1::2]
    held = fit_places(halves[0])
    temperature = fit_temperature(halves[1], *held)
    first, second = (LinearModel({**m.weights, **_by_hand(m)}, temperature) for m in (first, second))
    return {"toponyms-first": names[0], "toponyms": names[1], "places-first": first, "places": second}


def _by_hand(model: LinearModel) -> dict[str, float]:
    """Return the weights that are set by hand beside those fitted."""
    return {**_BY_HAND, "area-of-town": round(model.weights["town-of-area"] - _TOWN_OVER_AREA, 4)}


def write_models(models: dict[str, LinearModel], folder: Path) -> None:
    """Write each model as JSON, sorted, so that equal models are equal files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, model in models.items():
        text = json.dumps({"temperature": model.temperature, "weights": dict(sorted(model.weights.items()))}, indent=0)
        (folder / f"{name}.json").write_text(text + "\n", "utf-8")


def choices_of(
    example: Example, models: dict[str, LinearModel], gazetteer, prior: Prior = NOTHING_KNOWN
) -> list[tuple[int, FoundName, Choice | None, float]]:
    """Choose names and places of one document with models not in the package: (candidate, name, choice, trust)."""
    chosen, found = found_names(example, (models["toponyms-first"], models["toponyms"]))
    words = example.context.words
    nouns = nouns_beside(words, found)
    queries, index = make_queries(words, found, nouns, gazetteer)
    settled = settle(words, found, nouns, queries, index, partial(_resolved, models=models, prior=prior), gazetteer)
    return [(i, name, settled.choices[q], settled.trust[q]) for i, name, q in zip(chosen, found, index, strict=True)]


def _resolved(queries, *, models: dict[str, LinearModel], prior: Prior) -> list[Choice | None]:
    """Choose a place for each query, as resolve_queries does, with models not in the package."""
    answers: list[Choice | None] = [None] * len(queries)
    known = [q for q, query in enumerate(queries) if query.places]
    if known:
        table = tabulate([queries[q] for q in known], prior)
        weights = [
            np.array([models[m].weights.get(name, 0.0) for name in FEATURES]) for m in ("places-first", "places")
        ]
        share = score_places(table, *weights, models["places"].temperature)
        ends = np.append(table.starts[1:], len(table.places))
        for q, s, e in zip(known, table.starts, ends, strict=True):
            answers[q] = rank(table.places[s:e], share[s:e].tolist())
    return answers


def fit_confidence(examples: list[Example], gazetteer) -> LinearModel:
    """Fit the probability that a choice is right on documents the other models have not seen.

    It learns from the names that evaluation pairs with the gold, those whose span the gold draws otherwise among them.
    A corpus counts by the root of its size: local papers, where the famous namesake is the wrong one, are the largest
    of the corpora, but only one kind of text. (Cross-validated over the three, the calibration errors of LGL, TR-News
    and GWN are then .019, .021 and .023.)
    """
    rows: list[dict[str, float]] = []
    right: list[bool] = []
    corpora: list[str] = []
    for k in (0, 1):
        models = fit_choices(examples[k::2], gazetteer)
        for example in examples[1 - k :: 2]:
            answers = choices_of(example, models, gazetteer)
            found = [name for _, name, _, _ in answers]
            spans = make_toponyms(example.context.words, found, nouns_beside(example.context.words, found))
            names = [Name(span, "literal", choice) for span, (_, _, choice, _) in zip(spans, answers, strict=True)]
            kept = without_strays(example.context.words.text, names)
            places = [choice.place for _, _, choice, _ in answers if choice]
            told = told_by(places, near_another(places))
            gold = sorted(example.document["toponyms"], key=_order)
            said = [{"start": n.toponym.span.start, "end": n.toponym.span.end, "k": k} for k, n in enumerate(kept)]
            for meant, guess in _pairs(gold, sorted(said, key=_order), exact=False):
                _, name, choice, trust = answers[guess["k"]]
                place = kept[guess["k"]].place
                if place is None or trust < 1.0 or meant["lon"] is None:
                    continue
                rows.append(confidence_features(choice, name.probability, name.candidate.kind, told))
                right.append(kilometres(place.lon, place.lat, meant["lon"], meant["lat"]) <= RIGHT_KM)
                corpora.append(example.document.get("corpus", ""))
    columns = sorted({name for row in rows for name in row})
    matrix = np.array([[row.get(name, 0.0) for name in columns] for row in rows])
    sizes = Counter(corpora)
    weights = [(len(rows) / len(sizes) / sizes[corpus]) ** 0.5 for corpus in corpora]
    model = LogisticRegression(C=_CONFIDENCE_STRENGTH, max_iter=1000, fit_intercept=False).fit(matrix, right, weights)
    return LinearModel({name: round(float(w), 4) for name, w in zip(columns, model.coef_[0], strict=True)})


def predict(example: Example, models: dict[str, LinearModel], gazetteer, prior: Prior = NOTHING_KNOWN) -> dict:
    """Predict the toponyms of one document with models not in the package."""
    answers = choices_of(example, models, gazetteer, prior)
    found = [name for _, name, _, _ in answers]
    spans = make_toponyms(example.context.words, found, nouns_beside(example.context.words, found))
    chosen = [example.candidates[i] for i, _, _, _ in answers]
    roles = find_roles(chosen, example.context, models=pair_of(models["roles-first"], models["roles"]))
    sure = models["confidence"]
    places = [choice.place for _, _, choice, _ in answers if choice]
    told = told_by(places, near_another(places))
    names = []
    for toponym, (_, name, choice, trust), role in zip(spans, answers, roles, strict=True):
        if choice is not None:
            row = confidence_features(choice, name.probability, name.candidate.kind, told)
            choice = replace(choice, probability=trust * sure.probability(sure.weighted(row)))
        names.append(Name(toponym, role, choice))
    names = without_strays(example.context.words.text, without_foreigners(example.context.words.text, names))
    company = Company(example.context.words.text, names)
    toponyms = []
    for k, (name, (*_, trust)) in enumerate(zip(names, answers, strict=True)):
        toponym, role, choice = name.toponym, name.role, name.choice
        anchor = company.anchor(k) if choice is None and role == "literal" else None
        choice = anchor.name.choice if anchor else choice
        place = choice and choice.place
        confidence = choice and choice.probability * (anchor.trust if anchor else 1.0)
        toponyms.append(
            {
                "start": toponym.span.start, "end": toponym.span.end, "lon": place and place.lon,
                "lat": place and place.lat, "confidence": confidence, "role": role,
                "place_name": place and place.name, "country_code": place and place.country_code, "trust": trust,
            }
        )  # fmt: skip
    return {"id": example.document["id"], "toponyms": toponyms}


def main() -> None:
    """Read the corpora, train, and write the models or the predictions of a cross-validation."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", nargs="+", type=Path, metavar="CORPUS")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--predictions", type=Path, default=Path("predictions"))
    given = parser.parse_args()
    gazetteer = open_gazetteer()
    examples: list[Example] = []
    corpus_of: list[str] = []
    for path in given.corpora:
        for document in read_corpus(path):
            examples.append(lay_out(document, gazetteer))
            corpus_of.append(path.name)
    print(f"{len(examples)} documents, {sum(len(e.candidates) for e in examples)} candidates", file=sys.stderr)
    if not given.folds:
        write_models(fit_all(examples, gazetteer), MODELS)
        return
    given.predictions.mkdir(exist_ok=True)
    order = np.random.default_rng(0).permutation(len(examples))
    fold_of = np.empty(len(examples), dtype=int)
    fold_of[order] = np.arange(len(examples)) % given.folds
    answers: dict[str, list[dict]] = {path.name: [] for path in given.corpora}
    for fold in range(given.folds):
        models = fit_all([e for e, f in zip(examples, fold_of, strict=True) if f != fold], gazetteer)
        for example, f, corpus in zip(examples, fold_of, corpus_of, strict=True):
            if f == fold:
                answers[corpus].append(predict(example, models, gazetteer))
        print(f"fold {fold + 1} of {given.folds}", file=sys.stderr)
    for name, rows in answers.items():
        (given.predictions / name).write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main()
