"""Facts about what is kept with a gazetteer and goes with it."""

import gc
import weakref
from datetime import date

from geoevents.gazetteer import open_gazetteer
from geoevents.kept import kept_with_owner
from geoevents.model import Document
from geoevents.pipeline import Options, read_document

TEXT = """Militiamen shelled villages on the coast of Syria and in northern Libya on Tuesday, killing 3.
A boat was hit 12 miles off the coast of Tunisia, near Zarzis, Medenine. Some 40 fled to the outskirts of Kaduna State
in Nigeria; two bodies were found on the left bank of the Niger near Onitsha, Anambra State, 30 km south of Sirte."""


class Owner:
    pass


def test_an_answer_is_worked_out_once_for_each_owner():
    asked = []

    @kept_with_owner(maxsize=4)
    def answer(word, owner):
        asked.append((word, owner))
        return len(asked)

    one, other = Owner(), Owner()
    assert [answer("a", one), answer("a", one), answer("a", other), answer("b", one), answer("a", one)] == [
        1,
        1,
        2,
        3,
        1,
    ]


def test_answers_do_not_keep_their_owner():
    @kept_with_owner(maxsize=4)
    def answer(word, owner):
        return word

    owner = Owner()
    answer("a", owner)
    there = weakref.ref(owner)
    del owner
    gc.collect()
    assert there() is None


def test_a_closed_gazetteer_that_read_texts_is_forgotten():
    gazetteer = open_gazetteer()
    reading = read_document(Document("1", TEXT, date(2024, 3, 4)), gazetteer, Options())
    assert len(reading.located) > 8
    gazetteer.close()
    there = weakref.ref(gazetteer)
    del gazetteer
    gc.collect()
    assert there() is None
