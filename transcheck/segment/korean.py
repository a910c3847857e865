"""A piece of Korean and its marked sentence ends -> all of them, by word endings too.

Kiwi's model takes seconds to load, so it is asked only about a stretch that no mark closes and in
which a word looks like the last of a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from transcheck.kiwi import kiwi

_LETTERS = re.compile(r"[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|.", re.DOTALL)
_CLOSED = re.compile(r"[.?!。！？…][\"'”’»)\]」』】》]*\s*\Z")
_LAST_SYLLABLE = re.compile(r"(?<![보마])[다요까죠](?=\s)")


def compose(words: str) -> tuple[str, Sequence[int]]:
    """`words` with whole syllables for their letters (NFC), and the way back.

    Behind `n` characters of the composed text lie as many of `words` as the second value's item `n`
    says. Only Hangul is composed.
    """
    if unicodedata.is_normalized("NFC", words):
        return words, range(len(words) + 1)
    parts = tuple(_LETTERS.finditer(words))
    composed = "".join(unicodedata.normalize("NFC", p[0]) if len(p[0]) > 1 else p[0] for p in parts)
    return composed, (0, *(part.end() for part in parts))


def unmarked_ends(words: str, marked: Iterable[int]) -> Iterator[int]:
    """Offsets behind each sentence of `words` but the last, in order: `marked` and those between.

    Kiwi cuts before the particle after a closing quote as well; only cuts at a space are taken.
    """
    begun = 0
    for end in (*marked, len(words)):
        stretch = words[begun:end].rstrip()
        if _may_hold_several(stretch):
            for sentence in kiwi().split_into_sents(stretch):
                if stretch[sentence.end : sentence.end + 1].isspace():
                    yield begun + sentence.end
        if end < len(words):
            yield end
        begun = end


def _may_hold_several(stretch: str) -> bool:
    return not _CLOSED.search(stretch) and bool(_LAST_SYLLABLE.search(stretch))
