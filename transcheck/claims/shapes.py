"""Attributions of their own shape -> frames: "according to", ", saying", `" said X`, `X: "`."""

from __future__ import annotations

from transcheck.claims.cues import CueMatch, Entry
from transcheck.claims.frame import Frame
from transcheck.claims.phrases import has_verb, in_official_name
from transcheck.claims.sides import introduces, left_start, quote_after, right_side
from transcheck.claims.split import Range
from transcheck.claims.words import Unit, Units, table, words

LONGEST_LABEL = 5
"""Words that can name a speaker beside a dash or at a headline's end."""

_COLON = Entry(lemma=":", force="report", takes=frozenset({"quote"}), form="phrase")


def phrase_frame(units: Units, match: CueMatch, last: Frame | None) -> Frame | None:
    """Finds "According to X, ..." and "..., according to X": X is the source, the rest is said."""
    end = _chunk_end(units, match.end)
    source = (match.end, end)
    closing = end == len(units) and not any(unit.is_speech for unit in units)
    thought = last is not None and (last.match.entry.keeps or last.match.entry.force == "think")
    if last is not None and not thought and not closing:
        return None
    if match.end == end or is_norm(units, source):
        return None
    total = len(units)
    participle = end + 1 < total and units[end + 1].low.endswith("ing")
    before = match.start >= 3 or any(unit.is_speech for unit in units[: match.start])
    left = (0, match.start) if before else None
    said = total - end >= 4 or any(unit.is_speech for unit in units[end:])
    right = (end, total) if said and not participle else None
    if not left and not right:
        return None
    return Frame(match=match, source=source, start=0, end=total, left=left, right=right)


def is_norm(units: Units, source: Range) -> bool:
    """Whether a source is a rule that is followed, not somebody who says or asks anything."""
    norms = table("cues.toml")["frames"]["norms"]
    return any(unit.low in norms for unit in units[slice(*source)])


def participle_frame(units: Units, match: CueMatch, last: Frame | None) -> Frame | None:
    """Finds "..., saying that ..." and "Stressing ..., X said": the main subject speaks."""
    cut = _joint(units, match.start)
    if cut is None or units[match.verb].low in table("cues.toml")["frames"]["prepositions"]:
        return None
    if match.start > 0 and last is None and not has_verb(units, 0, cut):
        return None
    right = right_side(units, match)
    if right is not None and last is not None and _is_quoted_as(units, match, last):
        who = (last.match.end, match.start - 1)
        return Frame(match=match, source=who, start=last.start, end=len(units), right=right)
    if right is None and introduces(units, match):
        return Frame(match=match, source=None, start=cut, end=len(units), opens=True)
    if right is None or (last is not None and _is_nested(units, match, right)):
        return None
    end = len(units)
    if match.start == 0:
        end = _next_comma(units, right[0])
        right = (right[0], end)
    absorbed = last is None and units[cut].low in ("as", "by")
    return Frame(match=match, source=None, start=0 if absorbed else cut, end=end, right=right)


def _is_quoted_as(units: Units, match: CueMatch, last: Frame) -> bool:
    """Whether "quoted Ann Lee as saying" names the one who speaks."""
    joint = match.start - 1
    return (
        last.match.entry.lemma in ("quote", "cite")
        and units[joint].low == "as"
        and last.match.end < joint
        and not any(unit.is_boundary for unit in units[last.match.end : joint])
    )


def _is_nested(units: Units, match: CueMatch, right: Range) -> bool:
    """Whether a participle without comma or quotation belongs to the words reported before it."""
    before = units[match.start - 1].low
    return before in ("before", "after", "without", "by", "in") and not units[right[0]].is_speech


def _joint(units: Units, at: int) -> int | None:
    """Where a participle clause is cut off; None where it hangs on a noun.

    It may follow a comma, a quotation, a preposition or an utterance ("issued a statement saying").
    """
    if at == 0:
        return 0
    previous = units[at - 1]
    if previous.low in ("and", "by", "while", "in", "but", "as", "before", "after", "without"):
        return at - 1
    return at if previous.is_boundary or previous.low in words("occasions") else None


def _next_comma(units: Units, at: int) -> int:
    while at < len(units) and units[at].kind != "comma":
        at += 1
    return at


def is_inverted(units: Units, match: CueMatch, low: int) -> bool:
    """Whether the subject follows its verb, as in `"...," said X`."""
    if match.start != match.verb or match.start == low or "quote" not in match.entry.takes:
        return False
    previous = units[match.start - 1]
    if match.end >= len(units) or not _opens_noun(units[match.end]):
        return False
    if previous.is_speech:
        return True
    return (
        previous.kind == "comma"
        and match.entry.lemma in ("say", "write")
        and (units[0].kind == "quote" or has_verb(units, 0, match.start))
        and not has_verb(units, match.end, _chunk_end(units, match.end))
    )


def _opens_noun(unit: Unit) -> bool:
    if unit.kind != "word":
        return False
    noun = unit.capital or unit.low in words("determiners") | words("titles") | words("subjects")
    return noun or unit.low not in words("prepositions") | words("openers") | words("times")


def inverted_frame(units: Units, match: CueMatch, low: int, last: Frame | None) -> Frame:
    """Finds `"...," said X, the minister`: what stands before, and a quotation after, is said."""
    quoted = any(unit.is_speech for unit in units[: match.start])
    start = left_start(units, match.start, low) if last and quoted else 0
    source_end = _source_end(units, match.end)
    return Frame(
        match=match,
        source=(match.end, source_end),
        start=start,
        end=len(units),
        left=(start, match.start),
        right=quote_after(units, source_end),
    )


def _source_end(units: Units, at: int) -> int:
    """The end of an inverted subject: its noun phrase and its appositions."""
    end = _chunk_end(units, at)
    while end + 1 < len(units) and units[end].kind == "comma":
        following = _chunk_end(units, end + 1)
        if has_verb(units, end + 1, following) or not _is_apposition(units[end + 1]):
            break
        end = following
    return next((i for i in range(at + 1, end) if _opens_adjunct(units, i)), end)


def _is_apposition(first: Unit) -> bool:
    apart = words("connectors") | words("prepositions")
    return first.kind == "word" and not first.low.endswith("ing") and first.low not in apart


def _opens_adjunct(units: Units, at: int) -> bool:
    """Whether "on Monday", "in a statement" or "after the meeting" begins here."""
    low = units[at].low
    following = [unit.low for unit in units[at + 1 : at + 4]]
    if low in words("times") or low in ("after", "when", "while", "as", "before", "during"):
        return True
    if low in ("on", "in", "last", "this") and following and following[0] in words("times"):
        return True
    return low in ("in", "during", "at") and any(word in words("occasions") for word in following)


def _chunk_end(units: Units, at: int) -> int:
    while at < len(units) and not (units[at].is_boundary and not in_official_name(units, at)):
        at += 1
    return at


def signed_frame(units: Units) -> tuple[Frame, ...]:
    """`"I had no choice." ― Ann Lee`: who signs a quotation; it may stand in the segment before."""
    dash = 1 if units and units[0].is_speech else 0
    name = units[dash + 1 :]
    signed = len(name) <= LONGEST_LABEL and _is_name(name)
    if not signed or units[dash].low not in ("—", "–", "―", "--", "-"):
        return ()
    match = CueMatch(start=dash, verb=dash, end=dash + 1, entry=_COLON)
    source, end = (dash + 1, len(units)), len(units)
    if not dash:
        return (Frame(match=match, source=source, start=0, end=end, opens=True),)
    return (Frame(match=match, source=source, start=0, end=end, left=(0, dash)),)


def credited_frame(units: Units) -> tuple[Frame, ...]:
    """`North fires two missiles: JCS`: a headline that ends in a colon and whose word it is."""
    at = next((i for i in range(len(units) - 1, -1, -1) if units[i].low == ":"), 0)
    label = units[at + 1 :]
    if at < 4 or not 0 < len(label) <= LONGEST_LABEL or units[0].low in words("openers"):
        return ()
    bodies = words("bodies") | words("roles") | words("occasions") | words("audiences")
    if not _is_name(label) and label[-1].low.removesuffix("s") not in bodies:
        return ()
    match = CueMatch(start=at, verb=at, end=at + 1, entry=_COLON)
    return (Frame(match=match, source=(at + 1, len(units)), start=0, end=len(units), left=(0, at)),)


def _is_name(units: Units) -> bool:
    return bool(units) and all(unit.kind == "word" and unit.capital for unit in units)


def colon_frame(units: Units) -> tuple[Frame, ...]:
    """`Prime minister: "We will go on"` and `Seoul "All is well"`, as headlines have it."""
    at = next((i for i, unit in enumerate(units[:9]) if unit.low == ":" or unit.is_speech), 0)
    if at == 0 or has_verb(units, 0, at) or units[0].low == "according":
        return ()
    if units[at].is_speech:
        return _slogan(units, at)
    if len(units) < at + 2 or not (units[at + 1].is_speech or _is_label_of_speech(units, at)):
        return ()
    match = CueMatch(start=at, verb=at, end=at + 1, entry=_COLON)
    end = len(units)
    return (Frame(match=match, source=(0, at), start=0, end=end, right=(at + 1, end)),)


def _slogan(units: Units, at: int) -> tuple[Frame, ...]:
    """A headline that is an actor and its words in quotation marks, without any mark between."""
    named = all(unit.kind == "word" and unit.capital for unit in units[:at])
    if not named or len(units) > at + 1:
        return ()
    match = CueMatch(start=at, verb=at, end=at, entry=_COLON)
    return (Frame(match=match, source=(0, at), start=0, end=at + 1, right=(at, at + 1)),)


def _is_label_of_speech(units: Units, at: int) -> bool:
    """Whether a name before a colon opens a clause of its own: "Mayor Lee: Tunnel will reopen"."""
    named = all(unit.kind == "word" and unit.capital for unit in units[:at])
    known = units[0].low in table("cues.toml")["frames"]["labels"]
    return named and not known and len(units) > at + 4
