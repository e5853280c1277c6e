"""Whose an unnamed group is: "fighters loyal to X", "soldiers of the 901st Brigade", "their captors"."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors import ActorMention
from geoevents.actors.namedgroups import unit_heads
from geoevents.actors.table import MILITARY, Actor, actor_named, is_state_force, military_of
from geoevents.events.parties.antecedents import anaphora, is_group, sentence_start, subject_of_main
from geoevents.events.parties.backers import backers
from geoevents.events.words.sites import Site
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.text.tokens import Tokens

_ENVOYS = frozenset({"party", "government"})  # classes of those who speak for the state that they are from
# "loyal to ousted President X": what is said of a leader before his name; whoever has lost power rules no army.
_OUSTED = clause_words("ownership", "ousted")
_BUILDINGS = clause_words("ownership", "buildings")
# "most of them members of the X": words between "them" and the name.
_OF_WHOM_GAP = 4
_RANKS = clause_words("ownership", "ranks")
# "known locally as X": words between a group and what it is called.
_NAMING_GAP = 3
# "in US air strikes": letters of initials, and words from them to the deed.
_INITIALS, _TO_DEED = 3, 2
# Between a state's soldiers and their unit.
_OF_UNIT = clause_words("ownership", "of_unit")
# Who acts for a body that is named ("the alliance's secretary general", "the group's negotiators").
_OFFICES = clause_words("ownership", "offices")


def owner_of(tokens: Tokens, mention: ActorMention, following: Sequence[ActorMention]) -> Actor | None:
    """Return whose an unnamed group is, by the name behind it ("fighters led by X", "officers of the X Unit").

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    following : sequence of ActorMention
        The next mention; empty behind the last.

    Returns
    -------
    Actor or None
    """
    if not following:
        return None
    if mention.form == "named":
        if is_unit_of(tokens, mention, following):
            return mention.actor
        return _lender(tokens, mention, following[0])
    if mention.form == "plural" and " ".join(tokens.lows[mention.first : mention.after]) in anaphora()["groups"]:
        named = following[0].form == "named" and following[0].actor.actor_class == "force"
        of = tokens.lows[mention.after : following[0].first] in (["of"], ["of", "the"], ["from"])
        return following[0].actor if named and of else None  # "the rebels of the LRA"
    speaks = mention.actor.name in anaphora()["delegates"]
    armed = mention.actor.actor_class in ("force", "police") or mention.actor.name in anaphora()["bare"]
    if mention.form != "group" or not (armed or speaks):
        return None
    owner = following[0]
    between, ousted = _between(tokens, mention.after, owner.first)
    officer = tokens.lows[mention.after - 1] in anaphora()["officers"] and is_state_force(owner.actor)
    if mention.actor.actor_class == "police" and owner.actor.actor_class != "police" and not officer:
        return None
    if (
        armed
        and mention.actor.actor_class == "force"
        and owner.actor.actor_class == "government"
        and between == "loyal to"
    ):
        return _loyalists(tokens, owner) if ousted else military_of(owner.actor)
    if owner.form == "state" and between in ("from", "from the", "of"):
        if mention.actor.name in load_table("actors")["state_forces"]["words"]:
            return military_of(owner.actor)
        return owner.actor if mention.form == "group" and mention.actor.actor_class in _ENVOYS else None
    if between in backers()["kindred"] and tokens.lows[mention.after - 1] in backers()["bands"]:
        return None
    return owner.actor if owner.form == "named" and between in backers()["own"] else None


def possessor(
    tokens: Tokens, mention: ActorMention, recent: Sequence[Actor], told: Sequence[ActorMention]
) -> Actor | None:
    """Return whose an unnamed force behind "its" or "their" is ("its air defences", "their captors"); None for rivals.

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    recent : sequence of Actor
        Those named before, the last one last.
    told : sequence of ActorMention
        The mentions before.

    Returns
    -------
    Actor or None
    """
    lows, kinds = tokens.lows, anaphora()
    at = mention.first - 1
    while at > 0 and lows[at] in kinds["own_words"]:
        at -= 1
    if mention.first == 0 or mention.actor.actor_class != "force" or lows[at] not in kinds["owners"]:
        return None
    words = " ".join(lows[mention.first : mention.after])
    if words in kinds["captors"]:
        return next((m.actor for m in reversed(told) if is_group(m.actor)), None)
    if words in kinds["others"] or not (mention.form == "group" or words in load_table("actors")["own"]["words"]):
        return None
    owner = next((a for a in reversed(recent) if a.actor_class in ("force", "government")), None)
    owner = subject_of_main(tokens, mention, told) or owner
    return military_of(owner) if owner else None


def _between(tokens: Tokens, start: int, end: int) -> tuple[str, bool]:
    """Return the words that join a group to its owner without what describes him, and whether he has lost power."""
    lows = tokens.lows[start:end]
    ousted = False
    own = backers()["own"]
    while lows and " ".join(lows) not in own:
        low = lows[-1]
        if not (low == "the" or low in _OUSTED or low in _RANKS or sense_of(low).noun == "person"):
            return " ".join(tokens.lows[start:end]), False
        ousted = ousted or low in _OUSTED
        lows = lows[:-1]
    return " ".join(lows), ousted


def _loyalists(tokens: Tokens, owner: ActorMention) -> Actor | None:
    """Return the table's group of those who are loyal to a ruler who has lost power ("Assad loyalists")."""
    for low in tokens.lows[owner.first : owner.after]:
        known = actor_named(f"{low.capitalize()} loyalists")
        if known is not None:
            return known
    return None


def is_a_building(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether a name is of a building or post, for which "them" does not stand ("a police station").

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    """
    words = tokens.lows[mention.after - 1 : mention.after + 1]
    return mention.form == "group" and not _BUILDINGS.isdisjoint(words)


def is_contrasted(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether a name is only of those who did not do it ("It was bandits, not herders, who burned it").

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    """
    lows = tokens.lows
    at = mention.first - 1 - (lows[mention.first - 1] in ("the", "a", "any"))
    named = mention.form in ("group", "named", "plural", "state")
    return (
        named
        and lows[at] == "not"
        and lows[at - 1] in (",", "and", "but")
        and lows[mention.after : mention.after + 1] in ([","], ["."], ["but"], [])
    )


def is_of_the_last(tokens: Tokens, mention: ActorMention, before: ActorMention) -> bool:
    """Tell whether armed men are those of the name before them ("X, whose fighters had held", "the group's men").

    Parameters
    ----------
    tokens : Tokens
    mention, before : ActorMention
    """
    armed = mention.form == "group" and mention.actor.actor_class == before.actor.actor_class == "force"
    gap = tokens.lows[before.after : mention.first]
    if gap == ["'s"] and before.form == "plural":
        return armed and " ".join(tokens.lows[mention.first : mention.after]) not in anaphora()["others"]
    return armed and gap in ([",", "whose"], ["whose"]) and before.form in ("named", "plural")


def _first_told(sites: Sequence[Site]) -> list[tuple[int, str]]:
    """Return where a text first tells of a place in each country, and where it first names the country itself."""
    found: dict[tuple[str, bool], int] = {}
    for site in sites:
        places = site.georeference.places if site.georeference else ()
        for named in {False, site.wide_as("PCL")} if places else ():
            key = places[0].country_code, named
            found[key] = min(site.first, found.get(key, site.first))
    return [(first, code) for (code, _), first in found.items()]


def same_again(tokens: Tokens, mention: ActorMention, recent: Sequence[Actor], sites: Sequence[Site]) -> Actor | None:
    """Return the one group told of before that is named again by what it stands for ("the communist rebels").

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    recent : sequence of Actor
        Those named before, the last one last.
    sites : sequence of Site
        Of the text: in a country not told of before, others of that creed fight.

    Returns
    -------
    Actor or None
    """
    lows = tokens.lows
    if mention.form != "group" or mention.after - mention.first != 2 or lows[mention.first - 1] != "the":
        return None
    of_creed = load_table("actors")["creeds"].get(lows[mention.first], ())
    fitting = {actor for actor in recent if actor.name in of_creed}
    if len(fitting) != 1 or f"the {lows[mention.after - 1]}" not in anaphora()["groups"]:
        return None
    (group,) = fitting
    start = sentence_start(tokens, mention.first)
    new = [first for first, code in _first_told(sites) if first >= start and code != group.country_code]
    return None if any(sentence_start(tokens, first) <= start for first in new) else group


def speaks_for(tokens: Tokens, mention: ActorMention, owner: ActorMention) -> bool:
    """Tell whether an office is one of a body named before it, for which it acts ("the alliance's secretary general").

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
        The office.
    owner : ActorMention
        The mention before it.

    Returns
    -------
    bool
    """
    office = mention.form == "group" and mention.actor.actor_class == "party"
    owns = owner.actor.actor_class in ("organisation", "force", "government") and owner.form in ("named", "plural")
    return office and owns and tokens.lows[owner.after : mention.first] == ["'s"] and mention.actor.name in _OFFICES


def is_unit_of(tokens: Tokens, mention: ActorMention, following: Sequence[ActorMention]) -> bool:
    """Tell whether a name that no table knows is of a unit of a state's army ("Russian soldiers of the 76th Division").

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    following : sequence of ActorMention
        The next mention; empty behind the last.

    Returns
    -------
    bool
    """
    if not following:
        return False
    unit = following[0]
    if not mention.actor.name.startswith(MILITARY) or unit.form != "named" or actor_named(unit.actor.name) is not None:
        return False
    gap = tokens.lows[mention.after : unit.first]
    heads = unit_heads()
    return gap != [] and _OF_UNIT.issuperset(gap) and any(low in heads for low in tokens.lows[unit.first : unit.after])


def _lender(tokens: Tokens, mention: ActorMention, lender: ActorMention) -> Actor | None:
    """Return the mission that troops are lent to ("Ghanaian peacekeepers of UNIFIL")."""
    if tokens.lows[mention.after - 1] not in anaphora()["lent"]:
        return None
    between = " ".join(tokens.lows[mention.after : lender.first])
    serves = lender.form == "named" and lender.actor.actor_class in ("force", "organisation")
    return lender.actor if serves and between in backers()["serving"] else None


def of_whom(
    tokens: Tokens, mention: ActorMention, following: Sequence[ActorMention], before: Sequence[ActorMention]
) -> Actor | None:
    """Return what group an aside says those before it are of ("The attackers, most of them members of X, shot").

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    following, before : sequence of ActorMention
        The next mention and the last one, each empty where there is none.

    Returns
    -------
    Actor or None
    """
    lows, at = tokens.lows, mention.first
    if not following or not before or lows[at - 1] != "of":
        return None
    named, of_them = following[0], before[-1]
    gap = lows[mention.after : named.first]
    aside = lows[at - 3 : at - 2] == [","] and lows[at - 2] in anaphora()["most"] and at - 3 - of_them.after <= 1
    armed = of_them.actor.actor_class == named.actor.actor_class == "force" and named.form in ("named", "group")
    belong = [low for low in gap if low != "the"]
    return named.actor if aside and armed and len(gap) <= _OF_WHOM_GAP and _belong(belong) else None


def _belong(gap: Sequence[str]) -> bool:
    """Tell whether "members of" stands before a name, and not "enemies of" or "trained by"."""
    return len(gap) >= 1 and gap[-1] == "of" and gap[-2:-1] != [] and gap[-2] in anaphora()["belonging"]


def only_says_whose(tokens: Tokens, mention: ActorMention, nouns: set[int]) -> bool:
    """Tell whether a state's initials say whose a deed is ("killed in US air strikes", "in UK shelling of").

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    nouns : set of int
        Where nouns of deeds begin.

    Returns
    -------
    bool
    """
    initials = mention.after - mention.first == 1 and tokens.shouts(mention.first)
    short = len(tokens.lows[mention.first]) <= _INITIALS
    return initials and short and not nouns.isdisjoint(range(mention.after, mention.after + _TO_DEED))


def names_the_last(tokens: Tokens, mention: ActorMention, before: Sequence[ActorMention]) -> bool:
    """Tell whether a name only says what the group before it is called ("militiamen known as X").

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    before : sequence of ActorMention
        The mention before it.

    Returns
    -------
    bool
    """
    if not before or before[0].form != "group" or mention.form != "named":
        return False
    gap = tokens.lows[before[0].after : mention.first]
    if gap[-1:] == ["as"] and anaphora()["known_as"].isdisjoint(gap):
        return False  # "militiamen were killed as X attacked"
    return 0 < len(gap) <= _NAMING_GAP and gap[-1] in anaphora()["naming"]
