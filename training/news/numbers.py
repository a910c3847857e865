"""An amount -> how Korean and English newspapers write it: 1만2000명 / 12,000 people."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from training.news.english import Number, plural
from training.news.values import Gender

_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_MYRIADS = ((10**12, "조"), (10**8, "억"), (10**4, "만"))
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def korean(value: Decimal, *, spaced: bool = False) -> str:
    """1만2000, 3억5000만, 1조2000억, 3.5: thousands unseparated, myriads by their names.

    Houses differ on the space between two myriads (1조 2000억); `spaced` puts it.
    """
    if value != value.to_integral_value():
        return f"{value:f}"
    number, parts = int(value), []
    for size, name in _MYRIADS:
        count, number = divmod(number, size)
        if count:
            parts.append(f"{count}{name}")
    if number or not parts:
        parts.append(str(number))
    return (" " if spaced else "").join(parts)


def english(value: Decimal) -> str:
    """12,000, 350 million, 1.2 trillion; whole numbers below ten in words."""
    if value != value.to_integral_value():
        return f"{value:,f}"
    if value < 10:
        return _SMALL[int(value)]
    for size, name in _SCALES:
        if value >= size:
            scaled = (value / size).normalize()
            return f"{scaled:,f} {name}"
    return f"{int(value):,}"


def ordinal(number: int) -> str:
    """20th, 21st; first to ninth in words."""
    words = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
    if 0 < number < 10:
        return words[number - 1]
    return numeric_ordinal(number)


def numeric_ordinal(number: int) -> str:
    """1st, 2nd, 23rd."""
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 < number % 100 < 20 else suffix}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """How an amount is hedged: Korean before the number and after it, English before it."""

    before: str = ""
    after: str = ""
    english: str = ""


EXACT = Hedge()
ABOUT = Hedge(before="약 ", english="about ")
SOME = Hedge(after="여", english="some ")
HEDGES = (
    ABOUT,
    ABOUT,
    SOME,
    Hedge(after="여", english="more than "),
    Hedge(before="거의 ", english="nearly "),
    Hedge(after=" 이상", english="at least "),
    Hedge(before="최소 ", english="at least "),
    Hedge(before="최대 ", english="up to "),
    Hedge(after=" 이상", english="more than "),
)
ROUND_HEDGES = 5
"""The first of `HEDGES` only round an amount; the others bound it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A count or measure that both languages render from one value.

    The Korean form is the counter ("명"), the English form the noun in the singular ("person"). A
    money or percentage amount brings its own `unit`: Korean suffix, English suffix and prefix.
    """

    value: Decimal
    hedge: Hedge = EXACT
    unit: tuple[str, str, str] = ("", "", "")
    gender: Gender = "n"
    spaced: bool = False

    @property
    def number(self) -> Number:
        """Whether English agrees with it in the singular or the plural."""
        return "s" if self.value == 1 else "p"

    def korean(self, form: str) -> str:
        """The amount with its hedge and the counter `form`: 1만2000여 명, 약 30%."""
        after = self.hedge.after
        figure = korean(self.value, spaced=self.spaced)
        if self.unit[0] or not form:
            suffix = self.unit[0]
            gap = " " if suffix and suffix[0] != "%" and (figure[-1] in "만억조") else ""
            if after == "여":
                return f"{figure}여 {suffix}".strip()
            return f"{self.hedge.before}{figure}{gap}{suffix}{after}"
        if after == "여":
            return f"{figure}여 {form}"
        gap = " " if figure[-1] in "만억조" and len(form) > 1 else ""
        return f"{self.hedge.before}{figure}{gap}{form}{after}"

    def english(self, form: str) -> str:
        """The amount with its hedge and the noun `form`: more than 12,000 people."""
        _, suffix, prefix = self.unit
        if form == "ord":
            return ordinal(int(self.value))
        if form == "digit":
            return f"{self.value:,f}"
        if prefix:
            return f"{self.hedge.english}{prefix}{_money(self.value)}"
        # A unit of measure takes figures, a counted thing takes words below ten.
        figure = f"{self.value:f}" if suffix == "percent" else english(self.value)
        if form.endswith("-"):
            return f"{figure}-{form[:-1]}"
        noun = suffix or form
        if not noun:
            return self.hedge.english + figure
        return f"{self.hedge.english}{figure} {noun if self.value == 1 else plural(noun)}"


def _money(value: Decimal) -> str:
    return f"{value:,f}" if value < 10**6 else english(value)


def drawn(rng: Random, bounds: tuple[Decimal, Decimal], *, digits: int, step: Decimal) -> Decimal:
    """A value within the bounds, log-uniform, with `digits` leading digits, a multiple of `step`.

    Journalists round: most amounts have one or two digits that are not zero.
    """
    low, high = bounds
    spread = math.log(float(high)) - math.log(float(low))
    raw = Decimal(str(math.exp(math.log(float(low)) + rng.random() * spread)))
    keep = rng.choice((max(1, digits - 1), digits, digits))
    step = max(step, Decimal(10) ** (raw.adjusted() - keep + 1))
    value = (raw / step).to_integral_value() * step
    value = min(max(value, low), high)
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
