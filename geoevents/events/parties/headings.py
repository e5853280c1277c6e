"""What stands before a colon: a country that heads what is told of it, or a party that speaks."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors import ActorMention, find_actors
from geoevents.actors.countries import countries_by_code
from geoevents.actors.table import Actor, actor_named, military_of
from geoevents.events.parties.antecedents import sentence_start
from geoevents.events.words.hits import Hit
from geoevents.events.words.sites import Site
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words
from geoevents.model import Document
from geoevents.text.tokens import Tokens

# "Mogadishu: a car bomb": words between the colon and the deed that a capital heads.
_TO_DEED = 3
# A sentence whose first words are a heading: so many words are looked through for "we" and "our".
_SENTENCE = 60
_FIRST_PERSON, _PAPERS, _OF = (clause_words("headings", name) for name in ("first_person", "papers", "of"))
# "The M23 informs the public", "the RSF's official spokesman said": words from who speaks to the verb.
_INFORMING, _TO_SAID = clause_words("headings", "informing"), 4
# Who speaks has one of these forms and is of one of these classes.
_TOLD, _ARMED = frozenset({"named", "group", "state"}), frozenset({"force", "government"})
_STOPS, _QUOTES = frozenset(".!?"), frozenset('"“”«»')
# "Alliance X (Y) - Official Communique": words from a name to what it heads; a heading lies in a text's first words.
_TO_PAPER, _OPENING = 5, 25


def is_heading(tokens: Tokens, mention: ActorMention, hits: Sequence[Hit], sites: Sequence[Site]) -> bool:
    """Tell whether a state's name before a colon heads what is told of it ("Sudan: massacre in X, 40 dead").

    A capital may speak for its government ("Baku: Armenian forces shelled"), unless a deed without a doer at home
    follows; who says "we" and "our" speaks for himself.

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    hits : sequence of Hit
    sites : sequence of Site

    Returns
    -------
    bool
    """
    colon = _colon(tokens, mention) if mention.form == "state" else 0
    if not colon:
        return False
    end = next((i for i in range(colon, len(tokens.lows)) if tokens.lows[i] in _STOPS), len(tokens.lows))
    if not _FIRST_PERSON.isdisjoint(tokens.lows[colon : min(end, colon + _SENTENCE)]):
        return False
    if not _is_capital(tokens, mention):
        return True
    abroad = any(colon < site.first < end and not _lies_in(site, mention.actor.country_code) for site in sites)
    return not abroad and any(_is_deed(tokens, hit) for hit in hits if colon < hit.first <= colon + _TO_DEED)


def _colon(tokens: Tokens, mention: ActorMention) -> int:
    """Return where the colon behind a name stands, maybe behind a region's ("Sudan, West Darfur:"); 0 for none."""
    at = mention.after
    if tokens.lows[at : at + 1] == [","]:
        at += 1
        while at < len(tokens.lows) and tokens.capitals[at] and at - mention.after <= _TO_DEED:
            at += 1
    return at if tokens.lows[at : at + 1] == [":"] else 0


def _is_deed(tokens: Tokens, hit: Hit) -> bool:
    """Tell whether a word names a deed, or an arm that does one ("massacre in", "bomb kills"; not "drones downed")."""
    following = tokens.lows[hit.after] if hit.after < len(tokens.lows) else "."
    kills = following.endswith("s") and sense_of(following).part == "v"
    return hit.role("noun") is not None or (hit.role("weapon") is not None and kills)


def _lies_in(site: Site, country_code: str) -> bool:
    """Tell whether a site is of a country, as far as is known."""
    places = site.georeference.places if site.georeference and site.literal else ()
    return all(place.country_code == country_code for place in places)


def _is_capital(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether a state is called by its capital ("Baku")."""
    row = countries_by_code().get(mention.actor.country_code, {})
    words = " ".join(tokens.lows[mention.first : mention.after])
    return words in row.get("capital", "").casefold().split(";")


def speaker(
    tokens: Tokens, mention: ActorMention, mentions: Sequence[ActorMention], told: set[int], author: Actor | None
) -> Actor | None:
    """Return whose "our forces" are: of who says so, of whose statement it is, or of who wrote the text.

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    mentions : sequence of ActorMention
        Of the text.
    told : set of int
        Where words of speech begin.
    author : Actor, optional
        The party whose text it is, by its source or title.

    Returns
    -------
    Actor or None
    """
    if tokens.lows[mention.first] != "our":
        return None
    parties = [m for m in mentions if m.form in _TOLD and m.actor.actor_class in _ARMED and m.first != mention.first]
    start = sentence_start(tokens, mention.first)
    here = [m for m in parties if m.first >= start and m.after <= mention.first and _says(tokens, m, told)]
    here = here[-1:] or _closing(tokens, mention, parties, told)
    if not here:
        here = [m for m in parties if m.after <= mention.first and tokens.lows[m.after : m.after + 1] == [":"]][-1:]
    if not here and _QUOTES.isdisjoint(tokens.lows[start : mention.first]):
        here = [m for m in parties if m.after <= mention.first and _heads_paper(tokens, m)][:1]
    return military_of(here[0].actor) if here else author


def _closing(
    tokens: Tokens, mention: ActorMention, parties: Sequence[ActorMention], told: set[int]
) -> list[ActorMention]:
    """Return who closes a sentence by saying so ("Our forces hold X, the M23 said")."""
    end = next((i for i in range(mention.after, len(tokens.lows)) if tokens.lows[i] in _STOPS), len(tokens.lows))
    behind = [m for m in parties if mention.after <= m.first < end]
    return [m for m in behind if _says(tokens, m, told) or {m.first - 1, m.first - 2} & told][-1:]


def _says(tokens: Tokens, mention: ActorMention, told: set[int]) -> bool:
    """Tell whether a party or its spokesman says so ("the M23 informs the public that", "an RSF spokesman said")."""
    behind = range(mention.after, min(mention.after + _TO_SAID, len(tokens.lows)))
    comma = next((i for i in behind if not tokens.lows[i].isalpha() and tokens.lows[i] != "'s"), len(tokens.lows))
    return any(i in told or tokens.lows[i] in _INFORMING for i in behind if i < comma)


def _heads_paper(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether a text opens as a party's own paper ("M23 communique", "Statement No. 57 by the Arakan Army")."""
    lows = tokens.lows
    if mention.first > _OPENING:
        return False
    if any(low in _PAPERS for low in lows[mention.after : mention.after + _TO_PAPER]):
        return True
    at = mention.first - 1
    while at >= 0 and (lows[at] in _OF or lows[at][0].isdigit()):
        at -= 1
    return at >= 0 and lows[at] in _PAPERS


def find_author(document: Document, home: str) -> Actor | None:
    """Return the party whose own text a document is, by its source and title ("Arakan Army statement").

    Parameters
    ----------
    document : Document
    home : str
        Where the text's places lie: "AA" is an army there and a news agency elsewhere.

    Returns
    -------
    Actor or None
    """
    for words in filter(None, (document.source, document.title)):
        found = {actor for _, actor in find_actors(words) if actor.actor_class == "force"}
        if len(found) == 1:
            actor = found.pop()
            known = actor_named(actor.name) and (not home or actor.country_code in ("", home))
            return actor if known else None
    return None
