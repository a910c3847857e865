"""Words of numerals, English and Korean -> what they do in the composition, and their value."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypeAlias

Role: TypeAlias = Literal["digits", "unit", "ten", "scale", "big", "vague", "ordinal", "part"]

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip


def ordinal(number: int) -> str:
    """An English ordinal in digits: 1st, 2nd, 3rd, 4th, 11th."""
    if 10 < number % 100 < 14:
        return f"{number:,}th"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def _english_words() -> dict[str, tuple[Role, Decimal]]:
    words: dict[str, tuple[Role, Decimal]] = {"zero": ("unit", Decimal(0))}
    words |= {w: ("ten", Decimal(10 * n)) for n, w in enumerate(_TENS.split(), 1)}
    words |= {w: ("unit", Decimal(n)) for n, w in enumerate(_ONES.split(), 1)}
    words |= {w: ("big", Decimal(10) ** n) for w, n in _SCALES.items()}
    words |= {f"{w}s": ("vague", Decimal(10) ** n) for w, n in _SCALES.items()}
    words |= {w: ("ordinal", Decimal(n)) for n, w in enumerate(_ORDINALS.split(), 1)}
    words |= {w: ("part", Decimal(n)) for w, n in _PARTS.items() if w not in _ORDINALS.split()}
    words |= {
        "hundred": ("scale", Decimal(100)), "dozen": ("scale", Decimal(12)),
        "dozens": ("vague", Decimal(10)), "tens": ("vague", Decimal(10)),
        "several": ("vague", Decimal(1)), "few": ("vague", Decimal(1)),
        "mn": ("big", Decimal(10) ** 6), "bn": ("big", Decimal(10) ** 9),
        "tn": ("big", Decimal(10) ** 12), "both": ("unit", Decimal(2)),
    }  # fmt: skip
    return words


ENGLISH = _english_words()
KOREAN: dict[str, tuple[Role, Decimal]] = {
    "십": ("scale", Decimal(10)), "백": ("scale", Decimal(100)), "천": ("scale", Decimal(1000)),
    "만": ("big", Decimal(10) ** 4), "억": ("big", Decimal(10) ** 8),
    "조": ("big", Decimal(10) ** 12),
    "수": ("vague", Decimal(1)), "한": ("unit", Decimal(1)), "두": ("unit", Decimal(2)),
    "세": ("unit", Decimal(3)), "네": ("unit", Decimal(4)), "다섯": ("unit", Decimal(5)),
    "여섯": ("unit", Decimal(6)), "일곱": ("unit", Decimal(7)), "여덟": ("unit", Decimal(8)),
    "아홉": ("unit", Decimal(9)), "열": ("unit", Decimal(10)), "스무": ("unit", Decimal(20)),
    "절반": ("part", Decimal(2)),
}  # fmt: skip
