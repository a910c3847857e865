"""Words of numerals, English and Korean -> what they do in the composition, and their value."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypeAlias

Role: TypeAlias = Literal[
    "digits", "unit", "ten", "scale", "big", "vague", "ordinal", "part", "more"
]

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
        "pair": ("unit", Decimal(2)), "trio": ("unit", Decimal(3)),
    }  # fmt: skip
    return words


ENGLISH = _english_words()
_ONES_KO = ("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
_TENS_KO = ("열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
KOREAN: dict[str, tuple[Role, Decimal]] = {
    "십": ("scale", Decimal(10)), "백": ("scale", Decimal(100)), "천": ("scale", Decimal(1000)),
    "만": ("big", Decimal(10) ** 4), "억": ("big", Decimal(10) ** 8),
    "조": ("big", Decimal(10) ** 12), "수": ("vague", Decimal(1)), "몇": ("vague", Decimal(1)),
    "절반": ("part", Decimal(2)), "스무": ("unit", Decimal(20)), "첫": ("unit", Decimal(1)),
}  # fmt: skip
KOREAN |= {word: ("unit", Decimal(n)) for n, word in enumerate(_ONES_KO, 1)}
KOREAN |= {word: ("unit", Decimal(10 * n)) for n, word in enumerate(_TENS_KO, 1)}
ONES_KO = "|".join(_ONES_KO)
TENS_KO = f"(?:{'|'.join(_TENS_KO)})"
NATIVE = f"{ONES_KO}|{TENS_KO}|스무"


def native_value(written: str) -> Decimal:
    """The value of a native ten with its unit: 열두 is 12."""
    ten = next(word for word in _TENS_KO if written.startswith(word))
    return KOREAN[ten][1] + KOREAN[written.removeprefix(ten).lstrip()][1]


COUNTERS = (
    "명|개|차례|번째|번|가지|달|살|배|곳|대|척|발|기|건|시간|사람|마리|나라|분기|여단|쪽"
    "|개월|개국|주일|주간|정상|차원|단계|세대|그루|자루"
)
ENDING = (
    r"(?:(?![가-힣])|(?=[이가은는을를의에로으과와만씩째꼴짜까마뿐쯤넘웃당밖였임든다며]|도(?!시)|여(?!성)"
    r"|부터|보다|조차|남짓|정도|안팎|내외|초[반과]|미만|동안|간의|나[ 가]|(?<!기)간|치[의를 ]"
    r"|(?:[전뒤중]|(?<!기)후|전후|인[데지]?|대|제)(?:[에의은이가도]|부터|까지|(?![가-힣]))))"
)
"""What may follow a counter: no more Hangul, or the first syllable of a particle or a suffix."""
MERE_WORDS = (
    "열기|열대|세대|세기|세발|한기|한대|한발|두발|두건|네기|만기|만개|만발|백기|백발|천기|천대|십대"
)
"""Words that only look like a native number with its counter; with a space between they are one."""
