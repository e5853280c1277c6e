"""What benchmarks on gold in halves share: the command line, by which closed halves are measured only, and F1."""

from __future__ import annotations

import argparse
from collections.abc import Collection
from typing import NamedTuple


class Counted(NamedTuple):
    """What was found right, what was missed, and what was found beside the gold."""

    right: int
    missed: int
    extra: int

    def f1(self) -> float:
        """Return F1; 0 where there was nothing to find."""
        return 2 * self.right / max(2 * self.right + self.missed + self.extra, 1)

    def __str__(self) -> str:
        precision = self.right / max(self.right + self.extra, 1)
        recall = self.right / max(self.right + self.missed, 1)
        return f"P {precision:.3f} R {recall:.3f} F1 {self.f1():.3f}"


def half_parser(about: str | None, halves: Collection[str] = ("open", "closed")) -> argparse.ArgumentParser:
    """Return a parser that takes a half, ``open`` unless told, and ``--errors``."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("half", nargs="?", default="open", choices=halves)
    parser.add_argument("--errors", action="store_true")
    return parser


def read_arguments(parser: argparse.ArgumentParser, closed: Collection[str] = ("closed",)) -> argparse.Namespace:
    """Return what was asked for; exit with a message where it is the errors of a closed half."""
    asked = parser.parse_args()
    if asked.errors and asked.half in closed:
        parser.error(f"{asked.half} is not looked at: --errors is for what is open")
    return asked
