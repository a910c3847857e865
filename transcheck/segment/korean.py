"""A piece of Korean and its marked sentence ends -> all of them, by word endings too.

The one door to kiwipiepy. Loading its model takes about a second and some 500 MB, so it is asked
only about a stretch that no mark closes and in which a word looks like the last of a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiwipiepy import Kiwi

_CLOSED = re.compile(r"[.?!。！？…][\"'”’»)\]」』】》]*\s*\Z")
_LAST_SYLLABLE = re.compile(r"(?<![보마])[다요까죠](?=\s)")


def unmarked_ends(words: str, marked: Iterable[int]) -> Iterator[int]:
    """Offsets behind each sentence of `words` but the last, in order: `marked` and those between.

    Kiwi cuts before the particle after a closing quote as well; only cuts at a space are taken.
    """
    begun = 0
    for end in (*marked, len(words)):
        stretch = words[begun:end].rstrip()
        if _may_hold_several(stretch):
            for sentence in _kiwi().split_into_sents(stretch):
                if stretch[sentence.end : sentence.end + 1].isspace():
                    yield begun + sentence.end
        if end < len(words):
            yield end
        begun = end


def _may_hold_several(stretch: str) -> bool:
    composed = unicodedata.normalize("NFC", stretch)
    return not _CLOSED.search(composed) and bool(_LAST_SYLLABLE.search(composed))


@cache
def _kiwi() -> Kiwi:
    from kiwipiepy import Kiwi

    return Kiwi(num_workers=1)
