"""A word in Hangul -> whether it can be a Korean personal name, or the sound of a foreign one.

Korean has no capitals: a name is told from other words by the syllables that names are made of.
"""

from __future__ import annotations

import re

from transcheck.facts.romanisation import surname_readings

_GIVEN = frozenset(
    "가강건겸경고관광교구국권규균근금기길나남노다단달담대덕도동두득라란람래려련례로록롱루률름리"
    "림마만말명모목무묵문미민박배백범법별병보복봄봉부빈빛사산삼상새샘생서석선설섭성세소솔솜송수숙순"
    "슬승시식신실심아안암애양언얼엄여연열영예오옥온완왕요용우욱운웅원월유육윤율융은을음의이익인일임"
    "재전정제조종주준중지진집찬창채천철첨청초추춘충치태택하학한해향헌혁현협형혜호홍화환활황회효후훈휘"
    "휴흥희린늘낙필내본든람봉"
)
"""The syllables of given names."""
_NO_LAST = frozenset("가고다도로만의을과와한여자")
"""Syllables that carry a particle or end a verb far more often than they end a name."""
_ENDINGS = re.compile(r"(?:[자며면한된는던을를해워게인]|[다라]고|은)$")
"""What verbs and nouns before an office end in."""
_ONSETS = {15: frozenset("ㅏㅐㅓㅔㅗㅘㅛㅜㅟ"), 16: frozenset("ㅐㅔㅣ"), 17: frozenset("ㅓㅔㅣㅟ")}
"""ㅋ, ㅌ and ㅍ with the nuclei that they seldom have in Korean words."""
_PARTICLES = re.compile(
    r"(?:에게서|으로부터|에서는|에서|에게|께서|으로|이라고|라고|까지|부터|[은는이가을를의도과와로만에])$"
)
_LONGEST = 6
_NUCLEI = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_TELLING = frozenset(
    "드르브스즈츠크트프흐런턴컨먼넬벨델젤웰헬렌벤덴멘첸젠핸밴샌앤랜댄맨넌슨든튼릭딕닉빅믹랙맥잭"
    "쇼슈셔샤섀셰죠쥬츄휘윈윌윅윙웨볼콜롤놀숄뤼렉렐럼럴럭룬링밍딩칭핑쿵팡얀옌뉴듀뮤뷰냐녜베버헤"
)
"""Further syllables that foreign names have and Korean words seldom."""


def given_name(word: str) -> bool:
    """Whether a word of three syllables, or four, can be a Korean surname and a given name."""
    if not 3 <= len(word) <= 4 or word[-1] in _NO_LAST:
        return False
    cuts = (1, 2) if len(word) == 3 else (2,)
    return any(surname_readings(word[:cut]) and _GIVEN.issuperset(word[cut:]) for cut in cuts)


def transliterated(word: str) -> bool:
    """Whether its syllables are those by which Hangul writes foreign names."""
    return any(_telling(char) for char in word)


def bare(word: str) -> str:
    """The word without what may be a particle, down to two syllables."""
    return word[:2] + _PARTICLES.sub("", word[2:])


def plain(word: str) -> bool:
    """Whether a word is short enough for a part of a name, and ends as no verb or particle does."""
    hangul = "가" <= word[0] <= "힣" and len(word) <= _LONGEST
    return hangul and not _ENDINGS.search(word) and not _PARTICLES.search(word[2:])


def _telling(char: str) -> bool:
    index = ord(char) - ord("가")
    if not 0 <= index < 19 * 588:
        return False
    nuclei = _ONSETS.get(index // 588, frozenset())
    return char in _TELLING or _NUCLEI[index % 588 // 28] in nuclei
