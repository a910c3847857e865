"""A cue among its units -> the units before or after it that can be what is said."""

from __future__ import annotations

from transcheck.claims.adjuncts import approximates, is_time, skip_adjuncts, skip_audience
from transcheck.claims.cues import CueMatch, is_finite, may_be_noun
from transcheck.claims.phrases import has_verb
from transcheck.claims.split import Range
from transcheck.claims.words import Units, words


def right_side(units: Units, match: CueMatch) -> Range | None:
    """The words after a cue that are what is said, if they are of a kind that the cue takes."""
    takes = match.entry.takes
    at = match.end
    if "person" in takes:
        at = _audience(units, at)
    noun_only = takes <= {"noun", "that"}
    if not noun_only and not (at < len(units) and _is_request(units, at, match)):
        at = _skip(units, at, takes)
    if at < len(units) and units[at].is_boundary and not units[at].is_speech:
        at = _past_boundary(units, at, match)
    if at < len(units) and units[at].low == "to" and "person" in takes:
        at = match.end
    elif not (at < len(units) and _follows(units, at, match)):
        at = match.end
        if "person" not in takes or not _is_object(units, at, takes):
            return None
    return None if refers_back(units, match) else (at, len(units))


def _is_object(units: Units, at: int, takes: frozenset[str]) -> bool:
    """Whether what follows a cue is no addressee but a thing: "urged caution"."""
    first = units[at : at + 1]
    people = words("determiners") | words("audiences")
    thing = bool(first) and not first[0].capital and first[0].low not in people
    return thing and "noun" in takes and _accepts(units, at, takes)


def _skip(units: Units, at: int, takes: frozenset[str]) -> int:
    """Past adjuncts, but for a clause that is said ("did not say when it would open")."""
    said = "that" in takes and at < len(units) and units[at].low in words("openers")
    return at if said else skip_adjuncts(units, at, takes=takes)


def _audience(units: Units, at: int) -> int:
    reached = skip_audience(units, at)
    return reached if reached < len(units) or reached == at + 1 else len(units)


def _past_boundary(units: Units, at: int, match: CueMatch) -> int:
    """Past a comma or colon after "said in a briefing", if what follows is said; else the end."""
    after = at + 1
    if after >= len(units) or units[at].low in (";", "?", "!"):
        return len(units)
    following = units[after]
    if following.is_speech or units[at].low == ":":
        return after
    if following.low.endswith("ing") or following.low in words("relatives") | words("connectors"):
        return len(units)
    if following.low == "according" or not match.entry.takes & {"bare", "clause"}:
        return len(units)
    return after if len(units) - after >= 3 else len(units)


def _accepts(units: Units, at: int, takes: frozenset[str]) -> bool:
    first = units[at]
    if first.kind == "quote":
        return bool(takes & {"quote", "noun", "bare"})
    if first.low in words("openers"):
        return bool(takes & {"that", "bare"}) and not _is_relative(units, at)
    if first.low == "to":
        return "to" in takes
    return _accepts_plain(units, at, takes)


def _follows(units: Units, at: int, match: CueMatch) -> bool:
    """Whether what is said can begin at `at`."""
    plainly = at == match.end and not may_be_noun(match)
    clause = plainly and units[at].low == "that" and bool(match.entry.takes & {"that", "bare"})
    return clause or _is_request(units, at, match) or _accepts(units, at, match.entry.takes)


def _is_request(units: Units, at: int, match: CueMatch) -> bool:
    """Whether "for" opens what an addressee is asked for: "asked the company for a list"."""
    asks = match.entry.force == "ask" and "person" in match.entry.takes
    return asks and at > match.end and units[at].low == "for"


def _accepts_plain(units: Units, at: int, takes: frozenset[str]) -> bool:
    """Whether a cue takes words that neither an opening word nor a quotation mark introduces."""
    first = units[at]
    if "noun" in takes:
        plain = first.low not in words("prepositions") or first.low in ("about", "as")
        return plain or approximates(units, at)
    if ("sum" in takes and _is_valued(units, at)) or ("as" in takes and _is_rated(units, at)):
        return True
    if takes & {"bare", "clause"}:
        if "clause" in takes and first.low[0].isdigit():
            return False
        sure = not takes & {"person", "clause"} or has_verb(units, at, len(units))
        return sure and len(units) - at >= 2 and first.low not in ("by", "of", "as")
    return any(u.kind == "quote" for u in units[at:]) and "quote" in takes


def _is_valued(units: Units, at: int) -> bool:
    """Whether a thing "at" a figure follows, before anything ends the phrase."""
    for here in range(at, len(units) - 1):
        if units[here].is_boundary or is_finite(units[here]):
            return False
        if units[here].low == "at":
            clock = any(u.low in ("a.m", "p.m", "o'clock") for u in units[here + 2 : here + 3])
            return units[here + 1].low[0].isdigit() and not clock
    return False


def _is_rated(units: Units, at: int) -> bool:
    """Whether a thing "as" what it is taken for follows: "sees the suit as an omen"."""
    end = next((i for i in range(at, len(units)) if units[i].is_boundary), len(units))
    joint = next((i for i in range(at + 1, end - 1) if units[i].low == "as"), end)
    if joint == end or has_verb(units, at, joint):
        return False
    hanging = words("relatives") | {"that"}
    stop = next((i for i in range(joint, end) if units[i].low in hanging), end)
    named = units[joint + 1].kind == "quote" or units[joint + 1].low in words("determiners")
    return named and not any(unit.low in words("auxiliaries") for unit in units[joint:stop])


def _is_relative(units: Units, at: int) -> bool:
    """Whether "that" goes on with a verb, and so describes the noun before it."""
    following = units[at + 1 : at + 2]
    return units[at].low == "that" and bool(following) and is_finite(following[0])


def quote_after(units: Units, at: int) -> Range | None:
    """From the next quotation on, if there is one."""
    for here in range(at, len(units)):
        if units[here].is_speech:
            return (here, len(units))
    return None


def left_side(units: Units, end: int, low: int, *, least: int = 4) -> Range | None:
    """The words before a source that can be what it said; None if there are not `least` units."""
    if end and units[end - 1].low == "as":
        end -= 1
    if end <= low or not units[end - 1].is_boundary:
        return None
    quoted = any(u.is_speech for u in units[low:end])
    return (low, end) if quoted or end - low >= least else None


def left_start(units: Units, end: int, low: int) -> int:
    """The start of the quotation that ends at `end`, with what it completes before it."""
    at = end - 1
    while at > low and units[at - 1].kind != "comma":
        at -= 1
    return at


def choose(
    units: Units, match: CueMatch, left: Range, right: Range
) -> tuple[Range | None, Range | None]:
    """Which side is said when both could be: `"A," he said, "B"`; "On Monday, he said A"."""
    last = units[left[1] - 1]
    spoken = last.is_speech or (last.kind == "comma" and units[left[1] - 2].is_speech)
    first = units[right[0]]
    if spoken:
        keep = first.is_speech or first.low == "that"
        return left, (right if keep else None)
    if is_parenthetical(units, match) and not first.is_speech:
        return left, right
    subordinate = first.low in ("as", "after", "when", "while", "because", "before", "if")
    return (left, None) if subordinate and has_verb(units, *left) else (None, right)


def is_parenthetical(units: Units, match: CueMatch) -> bool:
    """Whether a comma follows the cue: "The doors, he said, were never tested"."""
    return match.end < len(units) and units[match.end].kind == "comma"


def closes(units: Units, match: CueMatch) -> bool:
    """Whether the cue can end what was said before it: nothing but adjuncts follow it."""
    if not match.entry.takes & {"quote", "bare", "after"}:
        return False
    at = skip_audience(units, match.end) if "person" in match.entry.takes else match.end
    if at >= len(units) or units[at].is_boundary or is_time(units[at]):
        return True
    return units[at].low in words("prepositions")


def refers_back(units: Units, match: CueMatch) -> bool:
    """Whether what is said stands in an earlier sentence: "stated this", "made the remarks"."""
    if "none" in match.entry.takes:
        return True
    at = match.end
    if [unit.low for unit in units[at : at + 2]] == ["as", "much"]:
        at += 1
    elif at >= len(units) or units[at].low not in words("anaphors") or match.entry.keeps:
        return False
    following = units[at + 1] if at + 1 < len(units) else None
    adjunct = words("prepositions") | words("times") | {"to"}
    return following is None or following.is_boundary or following.low in adjunct


def introduces(units: Units, match: CueMatch) -> bool:
    """Whether a frame without words of its own belongs to what stands beside it."""
    if refers_back(units, match):
        return True
    at = skip_adjuncts(units, match.end, takes=frozenset())
    return "quote" in match.entry.takes and (at >= len(units) or units[at].low == ":")
