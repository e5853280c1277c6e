"""Names reduced to what spelling variants share: the one function the gazetteer is built and read with."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

# Letters that NFKD leaves whole, with what English text writes for them.
_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "đ": "d", "ħ": "h", "ł": "l", "ŋ": "ng",
        "ı": "i", "ə": "a", "ʻ": "", "ʼ": "", "ʾ": "", "ʿ": "", "ˈ": "", "’": "", "‘": "", "'": "", "`": "", "´": "",
        "′": "", "ʹ": "", "ʺ": "", "ъ": "", "ь": "",
    }
)  # fmt: skip
_ARTICLE = re.compile(r"^(?:al|el|ad|adh|an|ar|as|ash|at|ath|az|ul)[-‐‑](?=\w)")
_WORD = re.compile(r"\w+")
_VOWELS = re.compile(r"[aeiouy]+|w(?![aeiouy])")
_STEADY = "lmnr"  # consonants that the replacements below neither make nor take away
_SKELETON = (
    ("sch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"),
    ("zh", "z"), ("ts", "s"), ("tz", "s"), ("dj", "j"), ("ck", "k"), ("q", "k"), ("c", "k"), ("v", "f"), ("x", "ks"),
    ("z", "s"), ("g", "j"), ("p", "b"),
)  # fmt: skip


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Fold case, diacritics, apostrophes, hyphens and the Arabic article of a name.

    Parameters
    ----------
    name : str
        Any script; only Latin letters lose their marks.

    Returns
    -------
    str
        Words separated by single blanks; empty when nothing of the name is left.

    Examples
    --------
    >>> fold("Okba Ibn Nafa’ Air Base"), fold("El-Watiyah"), fold("ash-Shaddādī"), fold("St.-Denis"), fold("—")
    ('okba ibn nafa air base', 'al watiyah', 'al shaddadi', 'st denis', '')
    >>> fold("Kafr el-Zayat") == " ".join(map(fold, ("Kafr", "el", "Zayat")))
    True
    """
    low = name.lower() if name.isascii() else unicodedata.normalize("NFKD", name).lower().translate(_LETTERS)
    if not low.isascii():
        low = "".join(filterfalse(unicodedata.combining, low))
    words = low.split()
    if not "".join(words).isalpha():  # most names are letters and blanks only
        words = _WORD.findall(_ARTICLE.sub("al ", low.translate(_LETTERS)).replace("_", " "))
    if "el" in words:  # also inside a name: "Kafr el-Zayat", "Puerto El Carmen"
        words = ["al" if word == "el" else word for word in words]
    return " ".join(words)


def skeletons_differ(folded: str, other: str) -> bool:
    """Tell quickly that two folded names cannot have one skeleton: they do not share the letters it always keeps.

    Parameters
    ----------
    folded, other : str
        Names as ``fold`` gives them.

    Returns
    -------
    bool
        False where it cannot be told so quickly.

    Examples
    --------
    >>> skeletons_differ("misurata", "misratah"), skeletons_differ("misurata", "homs")
    (False, True)
    """
    one, two = folded.removeprefix("al "), other.removeprefix("al ")
    return any((letter in one) != (letter in two) for letter in _STEADY)


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """Reduce a name to the consonants that transliterations agree on.

    Parameters
    ----------
    name : str

    Returns
    -------
    str
        Empty when fewer than two consonants are left: too little to compare by.

    Examples
    --------
    >>> skeleton("Al-Jafra") == skeleton("Al Jufrah"), skeleton("Misurata") == skeleton("Mişrātah"), skeleton("Ea")
    (True, True, '')
    """
    words = fold(name).split()
    if len(words) > 1 and words[0] == "al":
        words = words[1:]
    out = []
    for word in words:
        for old, new in _SKELETON:
            word = word.replace(old, new)
        first, rest = word[:1], word[1:]
        body = _VOWELS.sub("", rest.rstrip("h").replace("h", "") if rest else "")
        bones = body if first in "aeiouy" else first + body
        out.append("".join([c for c, before in zip(bones, " " + bones, strict=False) if c != before]))
    joined = " ".join(part for part in out if part)
    return joined if len(joined.replace(" ", "")) >= 2 else ""
