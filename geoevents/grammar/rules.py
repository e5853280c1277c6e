"""The rules of the grammar as data: a name, a pattern over classes of signs, what it builds; the inner ones first."""

from __future__ import annotations

from geoevents.grammar import lines, riversides
from geoevents.grammar import localities as build
from geoevents.lexicon.rewriting import Rule, Rules

G = "the? word? ground"
WAY = "( by_road | by_air | travel | open (by_road|by_air|travel) close )?"
TURN = "(to_the | to the? | in the | in_radius | comma | in)? hedge? wind side? "
SIDE = "(comma? (to_the | in the) wind comma?)?"
GROUND_RULES = (
    Rule(
        "the village of A",
        "(the|anaphor)? (word|wind_adjective|part_adjective|possessive|far){0,2} (?! part)"
        " kind ((possessive|and)? word? kind)? of? the? toponym | (?= kind|facility) anaphor of the? toponym",
        build.kind_of,
    ),
    Rule("the A suburb of B", "the toponym part of the? toponym", build.named_suburb),
    Rule("the capital, A", "anaphor comma toponym (?= comma|stop|close|$)", build.named_anaphor),
)
_OFFSET = f"dist {WAY} away? {WAY} {TURN} {WAY} (of|from) {G} {WAY}"
_NO_GLOSS_AHEAD = "(?! (comma|open) (in|relative|hedge)* dist )"
_NO_GROUND_AHEAD = "(?! side? (of|from))"
_WORKS = "(the (word|kind|facility){1,2} (in|of))?"  # "off the breakwater at A"
_ITS_COAST = "ground possessive? (wind_adjective|spelt_wind)? part"
_COAST_OF = f"(wind_adjective|wind)? part of {G}"
PART_RULES: tuple[Rule, ...] = (
    Rule(
        "southern suburbs of A",
        f"the? far? (wind_adjective|spelt_wind|part_adjective) (and (wind_adjective|wind))?"
        f" (part|side|word part) of {G} | the? spelt_wind side of {G}",
        build.part,
    ),
    Rule("outskirts of A", f"the? part of {G}", build.part),
    Rule("the south of A", f"(in the | the) far? wind of {G}", build.part),
    Rule(
        "southern A",
        "(?<! dist) far? (wind_adjective|part_adjective) (toponym|locality) | (?! letters) spelt_wind toponym",
        build.part,
    ),
)
AREA_RULES: tuple[Rule, ...] = (
    Rule(
        "talks between A and B",
        f"dealing (word|in|the|of|kind|hedge|near|relative|comma){{0,3}} between {G} (and|to) {G}",
        lines.dealing,
    ),
    Rule(
        "10 km off A",
        f"dist away? (to_the wind)? sea {_WORKS} the? ({_ITS_COAST} | {_COAST_OF} | ground (?! possessive))",
        build.offshore,
    ),
    Rule("on A off B", "(near|along|fording|in) the? toponym comma? (near|sea) the? toponym", riversides.river_by),
    Rule("the A River off B", "the? toponym comma? (near|sea) the? toponym", riversides.river_by),
    Rule("off A", f"sea the? ({_ITS_COAST} | {_COAST_OF} | ground (?! possessive))", build.offshore),
    Rule(
        "A city centre",
        "toponym (the? word)? (possessive (the|far)? (wind_adjective|spelt_wind|part_adjective)? (part_after|side)"
        " | possessive far? spelt_wind | wind_adjective? part_after (?! of))",
        build.part_noun,
    ),
    Rule(
        "the road between A and B",
        f"the? (word|digits|number){{0,4}} line (between|from|linking|of) {G} (and|to|with|dash) {G}",
        lines.line,
    ),
    Rule("the A-B line", "the? ground (dash|to|slash) ground word? line", lines.line),
    Rule("the line A-B", "the? line ground dash ground", lines.line),
    Rule("bridge over A", f"the? bridge {G}", lines.bridge),
    Rule("left bank of A", f"the? bank of {G}", riversides.bank),
    Rule("A's left bank", "the? toponym possessive bank", riversides.bank),
    Rule("border of A and B", "the? border (between|of) the? ground (and|with|dash) the? ground", lines.border),
    Rule("the A-B border", "the? ground (dash|and|slash) ground border", lines.border),
    Rule("A's border with B", "the? ground possessive? (bordering|border with) the? ground", lines.border),
    Rule("border with A", "the? (bordering|border with|border of) the? ground", lines.border),
    Rule("A's border", "the? toponym possessive? border", lines.border),
    Rule("A side of the border", "the? toponym side of (frontier|border|the? anaphor)", lines.border_side),
    *(rule._replace(pattern=f"(?: {rule.pattern} ) {_NO_GLOSS_AHEAD}") for rule in PART_RULES),
)
OFFSET_RULES: tuple[Rule, ...] = (
    Rule(
        "2 km E and 3 km N of A", f"dist {WAY} wind (and|comma)* dist {WAY} wind {WAY} (of|from) {G}", build.orthogonal
    ),
    Rule(
        "10 km along P from A",
        f"dist (down|up)? along {G} from {G} | dist {WAY} from {G} along {G} | dist wind? (of|from) {G} along {G}",
        lines.along,
    ),
    Rule("10 km east of A", _OFFSET + _NO_GLOSS_AHEAD, build.offset),
    Rule("bearing 043, 12 nm from A", f"wind comma? dist (from|of) {G}", build.offset),
    Rule("bearing 043 from A, 12 nm", f"exact from {G} comma? dist", build.leading_ground),
    Rule(
        "20 km downstream of B on A",
        f"dist? (downstream|upstream) (of|from) {G} along the? toponym",
        riversides.down_the_river,
    ),
    Rule("10 km downstream of A", f"dist? (downstream|upstream) (of|from) {G}", build.offset),
    Rule(
        "10 km from A",
        f"dist {WAY} away? {WAY} (from|outside|inside) {G} {WAY} (?! to the? ground )" + _NO_GLOSS_AHEAD,
        build.offset,
    ),
    Rule("within 10 km of A", f"dist of {G}", build.within_of),
    Rule("10 km radius of A", f"in_radius? dist dash? surround {G}", build.radius),
    Rule("south of A by 10 km", f"wind side? of {G} by dist", build.leading_ground),
    Rule("25 deg to A", f"exact to {G}", build.back_azimuth),
)
GLOSS_RULES: tuple[Rule, ...] = (
    Rule(
        "A, 20 km away",
        "toponym (comma|open) (in|relative|hedge)* dist by_road? away (?! from) close?",
        build.gloss_away,
    ),
    Rule("A (30 km south)", "toponym open dist by_road? to_the? wind close", build.gloss_away),
    Rule(
        "A (10 km east of B)",
        "(toponym|feature) open (in|relative|hedge)* locality ((comma|in) toponym){0,2} (comma word{0,3})? close",
        build.gloss,
    ),
    Rule(
        "A, 10 km east of B",
        "(toponym|feature) comma? (in|relative|hedge)* (the word? kind)? (in|relative|hedge)* (offset|coordinates)",
        build.gloss,
    ),
    Rule("A, a suburb of B", "toponym comma suburban", build.gloss),
    Rule("10 km east of A, late", _OFFSET, build.offset),
    Rule("10 km from A, late", f"dist {WAY} away? {WAY} (from|outside|inside) {G} (?! to the? ground )", build.offset),
)
RIVER_RULES: tuple[Rule, ...] = (
    Rule("along A between B and C", f"(near|along) the? toponym comma? between {G} (and|to) {G}", riversides.stretch),
    Rule(
        "the left bank of A between B and C", f"riverside comma? between {G} (and|to) {G}", riversides.riverside_between
    ),
    Rule("the left bank of A opposite B", f"riverside comma? (near|in) {G}", riversides.by_the_river),
    Rule("on A near B", "(near|along|fording) the? toponym comma? near the? toponym", riversides.stretch),
    Rule("the bridge over A, 4 km north of B", "riverside comma? offset", riversides.by_the_river),
)
STRETCH_RULES: tuple[Rule, ...] = (
    Rule(
        "between A and B",
        f"(halfway | fraction of? fraction_way?)? comma? between {G} {SIDE} comma? (and|to) {G} {SIDE}",
        lines.between,
    ),
    Rule("halfway from A to B", f"(halfway | fraction fraction_way) (from|of)? {G} (to|and) {G}", lines.between),
    Rule(
        "from A through B to C",
        f"from {G} comma? through {G} ( (comma|and|through)+ {G} ){{0,6}} comma? (to|and|up_to) {G}",
        lines.line,
    ),
    Rule("halfway along the A-B line", "(halfway|fraction fraction_way) (along|to|in|on)* polyline", lines.part_way),
)
OTHER_RULES: tuple[Rule, ...] = (
    Rule("where A meets B", f"where {G} meets {G}", lines.crossing),
    Rule("crossing of A and B", f"the? cross of? {G} (comma {G})? comma? (and|with) {G}", lines.crossing),
    Rule("confluence of White and Blue A", "the? cross of the? word and the? toponym", riversides.confluence_of),
    Rule("confluence of A", f"the? cross of {G}", riversides.confluence_of),
    Rule("mile 90 of P", f"at_river number (of|in|along|on)+ {G}", lines.milepost),
    Rule("south of A", f"(?<! dist) (to_the | to the?)? wind (of|from) {G}", build.offset),
    Rule("near A", "hedge? near the? ground", build.near),
    Rule("the A area", "the? toponym near_after", build.near),
    Rule("the A front", "the? toponym line", lines.front_at),
    Rule("the road to A", f"the line (to|toward|linking) {G}", lines.road_to),
    Rule(
        "20 km away",
        f"dist {WAY} away (?! from) | dist {WAY} (to_the | to the | in the) wind {_NO_GROUND_AHEAD}",
        build.away,
    ),
)
_ANY_WIND = "(wind|wind_letters|wind_adjective|spelt_wind|part_adjective)"
_INNER = (*AREA_RULES, *OFFSET_RULES, *GLOSS_RULES, *PART_RULES, *RIVER_RULES)
_OUTER = (*STRETCH_RULES, *OTHER_RULES)
LOCALITY_RULES = Rules(*_INNER, *_OUTER)
_WIND = "(wind|wind_letters)"
_LEG = f"dist {WAY} (to_the | to the?)? {_WIND} {WAY}"
_ITSELF = "(anaphor | the? kind | void) (?! of | ground)"
PHRASE_RULES = Rules(
    Rule("the bridge over A in B", "the? (bridge | bank of) the? toponym in the? toponym", riversides.riverside_in),
    Rule("A in B", "toponym (in|open) toponym close?", build.container),
    Rule("A, 4 mi N of city", f"toponym comma? {_LEG} (of|from) {_ITSELF}", build.own_ground),
    Rule("A, 4 mi from city", f"toponym comma? dist {WAY} away? (from|outside) {_ITSELF}", build.own_ground),
    Rule("6 mi S, 2 mi E A", f"{_LEG} (and|comma)* {_LEG} (of|from)? {G}", build.orthogonal),
    Rule("A, 6 mi S, 2 mi E", f"ground comma? {_LEG} (and|comma)* {_LEG} {_NO_GROUND_AHEAD}", build.orthogonal),
    Rule(
        "A, 10 km N",
        f"ground comma? {_LEG} (of (?= comma|close|$) | {_NO_GROUND_AHEAD} (?! toponym))",
        build.leading_ground,
    ),
    Rule("A, 30 km by river", "toponym comma? dist (by_road|travel) (?= comma|close|$)", build.leading_ground),
    Rule("A, W of", "toponym comma wind of (?= comma|$)", build.leading_ground),
    Rule("A, S side", "toponym comma (wind|wind_letters|wind_adjective) stop? (part|side|label_part)", build.part_noun),
    Rule(
        "S slope of A",
        f"the? {_ANY_WIND}? stop? (label_part (of|in) | part (in|to)) {G} | the? wind stop? label_part toponym",
        build.part,
    ),
    Rule(
        "A, N slope",
        f"toponym comma? the? {_ANY_WIND}? stop? label_part (?! ground|of) | toponym comma part (?= comma|$)",
        build.part_noun,
    ),
    Rule("2 mi above A", f"dist {WAY} above {G}", build.above),
    Rule("A summit", "toponym possessive? (part|label_part) (?= comma|close|$)", build.part_noun),
    Rule("N. Canterbury", "(?: ^ | (?<= comma) ) letters toponym", build.part),
    Rule("N shore of A", f"the? letters stop? part of {G}", build.part),
    Rule("W side of A", f"the? wind stop? side of {G}", build.part),
    Rule("A, 6 miles off the coast", "toponym comma? dist sea the? part", build.off_its_coast),
    Rule("10 km from A on the road to B", f"dist {WAY} from {G} (in|along)* the? line to {G}", lines.along_road),
    Rule(
        "10 km E A",
        f"dist {WAY} wind_letters (of|from)? {G} | dist {WAY} {TURN} {WAY} (toponym|locality)",
        build.offset,
    ),
    *_INNER,
    Rule("the A near B", "the toponym near the? toponym", riversides.stretch),
    Rule("the A crossing with B", "the? toponym with the? toponym", lines.crossing_with),
    Rule("A between B and C", f"(the? stretch of)? the? toponym between {G} and {G}", riversides.stretch),
    *_OUTER,
    Rule("from A to B", f"from {G} (to|up_to) {G}", lines.line),
    Rule("A-B", "toponym dash toponym", lines.line),
    Rule("10 km N", f"dist {WAY} wind {_NO_GROUND_AHEAD}", build.away),
    Rule("north of A and east of B", "offset (and|comma)+ offset", build.all_of),
)
