"""A segment's units -> its attribution frames: cue, source, and which units are what is said."""

from __future__ import annotations

from dataclasses import replace

from transcheck.claims.cues import CueMatch, is_finite, matches
from transcheck.claims.frame import Frame
from transcheck.claims.phrases import Phrase, has_verb, subject_before
from transcheck.claims.shapes import (
    colon_frame,
    credited_frame,
    inverted_frame,
    is_inverted,
    is_norm,
    participle_frame,
    phrase_frame,
    signed_frame,
)
from transcheck.claims.sides import (
    choose,
    closes,
    introduces,
    is_parenthetical,
    left_side,
    left_start,
    refers_back,
    right_side,
)
from transcheck.claims.split import Range
from transcheck.claims.words import Units, words


def frames(units: Units, *, headline: bool = False) -> tuple[Frame, ...]:
    """The frames of one segment, in text order; frames inside reported words are not looked for."""
    labelled = (
        colon_frame(units) or signed_frame(units) or (credited_frame(units) if headline else ())
    )
    if labelled:
        return labelled
    found: list[Frame] = []
    heard = False
    for match in matches(units):
        frame = _frame(units, match, found[-1] if found else None)
        if frame is None:
            heard = heard or "quote" in match.entry.takes
            continue
        if heard and not found and match.entry.form == "ing":
            frame = replace(frame, start=0)
        while found and found[-1].start >= frame.start:
            found.pop()
        if found:
            found[-1] = found[-1].cut(frame.start)
        found.append(_with_predicate(units, frame))
    return tuple(found)


def _with_predicate(units: Units, frame: Frame) -> Frame:
    """The frame, its cue taken into what is said where that has no verb: "denied the rumour"."""
    match = frame.match
    if frame.right is None or not match.entry.keeps or _is_clause(units, frame.right):
        return frame
    group = range(match.start, match.verb + 1)
    first = next(i for i in group if units[i].low in words("auxiliaries") or i == match.verb)
    return replace(frame, right=(first, frame.right[1]))


def _is_clause(units: Units, part: Range) -> bool:
    """Whether a clause or quoted words begin there, not an object or an infinitive."""
    first = units[part[0]]
    if first.is_speech or first.low in words("openers") | words("subjects"):
        return True
    hanging = words("openers") | words("subordinators") | {"to"}
    stops = (i for i in range(*part) if units[i].low in hanging or units[i].is_boundary)
    return has_verb(units, part[0], next(stops, part[1]))


def _frame(units: Units, match: CueMatch, last: Frame | None) -> Frame | None:
    low = last.match.end if last else 0
    if match.start < low:
        return None
    if match.entry.form == "phrase":
        return phrase_frame(units, match, last)
    progressive = any(u.low in words("be") for u in units[match.start : match.verb])
    if match.entry.form == "ing" and not progressive:
        return participle_frame(units, match, last)
    if is_inverted(units, match, low):
        return inverted_frame(units, match, low, last)
    return _finite(units, match, low, last)


def _finite(units: Units, match: CueMatch, low: int, last: Frame | None) -> Frame | None:
    source = subject_before(units, match.start, low)
    start = source.start if source else match.start
    if source and match.entry.force == "ask" and is_norm(units, (source.start, source.end)):
        return None
    if _is_subordinate(units, match, source) and not _quotes_at_once(units, match):
        return _hanging(units, match, source, low)
    if last and source and last.match.entry.form == "phrase" and _quotes_at_once(units, match):
        inner = _first(units, match, source, low=max(last.source or (0, 0)))
        return inner and replace(inner, start=last.start)
    if last is None or last.end <= start:
        return _first(units, match, source, low=last.end if last else 0)
    if source and _covers(units, match, source):
        return Frame(match=match, source=source.range, start=0, end=len(units), left=(0, start))
    cut = _coordinate(units, match, source, last)
    return None if cut is None else _further(units, match, source, max(cut, low))


def _relative(units: Units, match: CueMatch) -> Frame | None:
    """The frame of ", who promised to pay" at the end of a sentence: who stands before speaks."""
    at = match.start - 1
    right = right_side(units, match)
    if at < 2 or units[at].low != "who" or units[at - 1].kind != "comma" or right is None:
        return None
    who = subject_before(units, at - 1, 0)
    start = max(
        (i + 1 for i in range(who.start, who.end) if is_finite(units[i])), default=who.start
    )
    apart = any(unit.kind == "comma" for unit in units[right[0] :])
    if apart or start >= who.end or not has_verb(units, 0, at):
        return None
    return Frame(match=match, source=(start, who.end), start=at, end=len(units), right=right)


def _hanging(units: Units, match: CueMatch, source: Phrase, low: int) -> Frame | None:
    """The frame of a subordinate clause, of the two kinds that can stand apart."""
    if source:
        return _conceding(units, match, source, low)
    return None if low else _relative(units, match)


def _conceding(units: Units, match: CueMatch, source: Phrase, low: int) -> Frame | None:
    """The frame of "Although the bank says it is late, ...", up to the main clause."""
    start = source.start - 1
    opens = start == low == 0 and units[start].low in words("conceding")
    right = right_side(units, match)
    if not opens or right is None or not match.entry.takes & {"bare", "clause"}:
        return None
    end = next((i for i in range(right[0], len(units)) if units[i].kind == "comma"), len(units))
    told = has_verb(units, right[0], end) and has_verb(units, end, len(units))
    if not told:
        return None
    return Frame(match=match, source=source.range, start=0, end=end, right=(right[0], end))


def _covers(units: Units, match: CueMatch, source: Phrase) -> bool:
    """Whether "..., X said" closes the sentence: all of it is said, with the frames inside it."""
    indirect = not any(unit.is_speech for unit in units)
    bounded = source.start > 1 and units[source.start - 1].kind == "comma"
    last = right_side(units, match) is None and closes(units, match)
    return indirect and bounded and last


def _further(units: Units, match: CueMatch, source: Phrase, cut: int) -> Frame | None:
    """A frame after another one in its segment, from `cut` on."""
    right = right_side(units, match)
    end = len(units)
    if right is not None:
        return Frame(match=match, source=source.range, start=cut, end=end, right=right)
    start = source.start
    if source and start > cut + 1 and units[start - 1].is_speech and closes(units, match):
        return Frame(match=match, source=source.range, start=cut, end=end, left=(cut, start))
    if introduces(units, match) and not has_verb(units, match.end, end):
        return _opening(units, match, source, cut)
    return None


def _is_subordinate(units: Units, match: CueMatch, source: Phrase) -> bool:
    """Whether the cue's clause hangs on "if", "who", "to" or the like."""
    before = units[match.start - 1] if match.start else None
    stopper = source.stopper if source else before
    hanging = words("subordinators") | words("relatives") | {"to"}
    return stopper is not None and stopper.low in hanging and stopper.low != "while"


def _quotes_at_once(units: Units, match: CueMatch) -> bool:
    """Whether a quotation follows the cue directly: then even a subordinate clause attributes."""
    following = units[match.end : match.end + 2]
    return bool(following) and (
        following[0].is_speech or (following[0].is_boundary and following[-1].is_speech)
    )


def _coordinate(units: Units, match: CueMatch, source: Phrase, last: Frame) -> int | None:
    """Where a further frame is cut off from the one before; None where it is nested in it."""
    start = source.start if source else match.start
    previous = units[start - 1]
    if previous.low in words("connectors") and start > 1:
        bounded = units[start - 2].is_boundary
        pronoun = bool(source) and units[start].low in words("subjects")
        parallel = not source and match.entry.form == last.match.entry.form
        return start - 1 if bounded or pronoun or parallel else None
    if previous.is_speech and source:
        return left_start(units, start, last.match.end)
    headline = not source and previous.kind == "comma"
    return start if headline or previous.is_speech or previous.low == ";" else None


def _first(units: Units, match: CueMatch, source: Phrase, *, low: int) -> Frame | None:
    """A frame with nothing before it in the segment but what lies between `low` and its source."""
    if not source and (match.start == 0 or units[match.start - 1].low not in words("connectors")):
        return None
    start = source.start if source else match.start
    end = len(units)
    least = 2 if is_parenthetical(units, match) else 4
    left = left_side(units, start, low, least=least)
    right = right_side(units, match)
    if left and right:
        left, right = choose(units, match, left, right)
    if right is not None:
        begin = low if left else _own_before(units, source, start, low)
        return Frame(match=match, source=source.range, start=begin, end=end, left=left, right=right)
    if left and (closes(units, match) or _answers_speech(units, match, left)):
        end = _before_contrast(units, match.end)
        return Frame(match=match, source=source.range, start=low, end=end, left=left)
    if source and introduces(units, match) and not has_verb(units, low, start):
        return _opening(units, match, source, low)
    return None


def _before_contrast(units: Units, at: int) -> int:
    """Where a frame that ends in its cue ends: before ", while ..." the article speaks again."""
    contrast = [unit.low for unit in units[at : at + 2]]
    apart = contrast in ([",", "while"], [",", "whereas"], [",", "but"])
    return at if apart and has_verb(units, at + 2, len(units)) else len(units)


def _answers_speech(units: Units, match: CueMatch, left: Range) -> bool:
    """Whether closed speech stands before the source, so that only circumstances can follow."""
    return units[left[1] - 1].is_speech and "quote" in match.entry.takes


def _opening(units: Units, match: CueMatch, source: Phrase, start: int) -> Frame:
    """A frame without words of its own."""
    refers = refers_back(units, match)
    end = len(units)
    return Frame(match=match, source=source.range, start=start, end=end, opens=True, refers=refers)


def _own_before(units: Units, source: Phrase, start: int, low: int) -> int:
    """Where a frame begins: after a clause of its own ("..., and he said that ..."), or `low`."""
    if start < low + 5 or units[start - 1].low not in words("connectors"):
        return low
    apart = not source or units[start - 2].is_boundary
    return start - 1 if apart and has_verb(units, low, start - 1) else low
