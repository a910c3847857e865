"""Units -> the cues among them: verb groups and phrases that attribute, by the table cues.toml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from transcheck.claims.words import Unit, Units, table, words

Form: TypeAlias = Literal["base", "third", "past", "ing", "phrase"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the cue table, as it applies to one inflected form.

    `keeps`: with an object or an infinitive the verb is part of what is claimed.
    """

    lemma: str
    force: str
    takes: frozenset[str]
    form: Form
    rest: tuple[str, ...] = ()
    keeps: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CueMatch:
    """A cue in a segment: units `start` to `end`; `verb` is where its own first word stands.

    From `start` to `verb` run auxiliaries, negations and adverbs ("has also", "did not").
    """

    start: int
    verb: int
    end: int
    entry: Entry


def matches(units: Units) -> Iterator[CueMatch]:
    """The cues of a segment in text order; words inside quotations never count."""
    skip = 0
    for at in range(len(units)):
        if at < skip:
            continue
        entry = _longest(units, at)
        if entry is None:
            continue
        match = _group(units, at, entry)
        if match is not None:
            yield match
            skip = match.end


def force(lemma: str) -> str | None:
    """The force class of a cue's lemma ("deny" -> "deny", "vow" -> "pledge"); None if unknown."""
    return _forces().get(lemma)


def may_be_noun(match: CueMatch) -> bool:
    """Whether the cue's form is a noun as well ("claims", "reports")."""
    nouns = table("cues.toml")["frames"]["nouns"]
    return match.entry.form in ("base", "third") and match.entry.lemma in nouns


@cache
def _forces() -> dict[str, str]:
    groups = reversed(table("cues.toml")["group"])
    return {lemma: group["force"] for group in groups for lemma in group["verbs"]}


@cache
def _index() -> dict[str, tuple[Entry, ...]]:
    """The first word of every inflected cue -> its entries, the longest first."""
    index: dict[str, list[Entry]] = {}
    keeping = _keeping()
    for lemma, takes in _takes().items():
        head, *rest = lemma.split()
        for form, spellings in _forms(head).items():
            entry = Entry(
                lemma=lemma,
                force=_forces()[lemma],
                takes=takes,
                form=form,
                rest=tuple(rest),
                keeps=lemma in keeping,
            )
            for spelling in spellings:
                index.setdefault(spelling, []).append(entry)
    for phrase in table("cues.toml")["frames"]["phrases"]:
        head, *rest = phrase.split()
        entry = Entry(
            lemma=phrase, force="report", takes=frozenset(), form="phrase", rest=tuple(rest)
        )
        index.setdefault(head, []).append(entry)
    return {key: tuple(sorted(value, key=lambda e: -len(e.rest))) for key, value in index.items()}


def _keeping() -> frozenset[str]:
    groups = [group for group in table("cues.toml")["group"] if group.get("keeps")]
    return frozenset(lemma for group in groups for lemma in group["verbs"])


def _takes() -> dict[str, frozenset[str]]:
    merged: dict[str, frozenset[str]] = {}
    for group in table("cues.toml")["group"]:
        for lemma in group["verbs"]:
            merged[lemma] = merged.get(lemma, frozenset()) | frozenset(group["takes"])
    return merged


def _forms(verb: str) -> dict[Form, tuple[str, ...]]:
    irregular = table("cues.toml")["forms"].get(verb)
    if irregular:
        third, past, ing = irregular
        return {
            "past": tuple(past.split()),
            "third": tuple(third.split()),
            "ing": tuple(ing.split()),
            "base": (verb,),
        }
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2:-1] not in "aeou":
        past, third = verb[:-1] + "ied", verb[:-1] + "ies"
    else:
        past = stem + "ed"
        third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    return {"past": (past,), "third": (third,), "ing": (stem + "ing",), "base": (verb,)}


def _longest(units: Units, at: int) -> Entry | None:
    unit = units[at]
    if unit.kind != "word":
        return None
    for entry in _index().get(unit.low, ()):
        following = units[at + 1 : at + 1 + len(entry.rest)]
        if tuple(u.low for u in following) == entry.rest:
            return entry
    return None


def _group(units: Units, at: int, entry: Entry) -> CueMatch | None:
    start = at
    while start > 0 and _in_verb_group(units[start - 1]):
        start -= 1
    match = CueMatch(start=start, verb=at, end=at + 1 + len(entry.rest), entry=entry)
    return match if _is_verb(units, match) else None


def _in_verb_group(unit: Unit) -> bool:
    if unit.kind != "word":
        return False
    return unit.low in words("auxiliaries") or is_adverb(unit)


def is_finite(unit: Unit) -> bool:
    """Whether a word looks like a finite verb: an auxiliary, a listed form or a word in -ed."""
    low = unit.low
    if unit.kind != "word" or unit.capital:
        return unit.kind == "word" and low in words("auxiliaries")
    regular_past = (
        len(low) > 4 and low.endswith("ed") and not low.endswith("eed") and "-" not in low
    )
    return regular_past or low in words("auxiliaries") | words("finite")


def is_adverb(unit: Unit) -> bool:
    """Closed-class adverbs and words in -ly."""
    low = unit.low
    return unit.kind == "word" and (
        low in words("adverbs") or (low.endswith("ly") and len(low) > 4 and not unit.capital)
    )


def _is_verb(units: Units, match: CueMatch) -> bool:
    """Whether the form stands where a finite verb or a participle can stand."""
    form = match.entry.form
    if form in ("phrase", "ing"):
        return True
    previous = units[match.start - 1] if match.start else None
    helped = [u.low for u in units[match.start : match.verb] if u.low in words("auxiliaries")]
    if form == "past":
        return _is_past(units, match, previous, helped)
    if units[match.verb].capital and not _is_title_case(units):
        return False
    if form == "third":
        return not helped and not _nominal_left(previous) and _sure(units, match, previous)
    plural = not helped and previous is not None and _has_plural_subject(units, match, previous)
    supported = any(word in words("modals") for word in helped)
    return supported or (plural and _sure(units, match, previous))


def _is_past(units: Units, match: CueMatch, previous: Unit | None, helped: list[str]) -> bool:
    """Whether a form in -ed is no passive (but "it was said that") and no adjective."""
    if previous is not None and not helped and previous.low in _before_nouns():
        return False
    passive = any(word in words("be") for word in helped)
    impersonal = previous is not None and previous.low == "it"
    has_agent = [unit.low for unit in units[match.end : match.end + 1]] == ["by"] and not any(
        unit.low in words("means") for unit in units[match.end + 1 : match.end + 3]
    )
    return (not passive or impersonal) and not has_agent


@cache
def _before_nouns() -> frozenset[str]:
    return words("prepositions") | words("possessives") | {"the", "a", "an", "'s"} - {"as", "while"}


def _sure(units: Units, match: CueMatch, previous: Unit | None) -> bool:
    """Whether a form that may be a plural noun ("states", "calls") has a verb's surroundings."""
    if match.entry.lemma not in table("cues.toml")["frames"]["nouns"] or previous is None:
        return True
    if previous.low in words("subjects") | {"who"} or (previous.capital and match.start > 1):
        return True
    following = units[match.end : match.end + 1]
    clause = bool(following) and (
        following[0].low in words("openers") or following[0].kind == "quote"
    )
    if previous.kind == "comma" and following:
        return clause or following[0].low in match.entry.takes
    first = next((u for u in units if u.kind == "word"), previous)
    if clause and (first.low in words("determiners") or first is previous):
        return True
    if match.entry.form == "base" and previous.low.endswith("s") and following:
        opens = words("determiners") | words("subjects") | words("possessives")
        object_ = following[0].capital or following[0].low in opens or following[0].low[0].isdigit()
        start = _clause_start(units, match.start)
        return (clause or object_) and not any(is_finite(u) for u in units[start : match.start])
    return match.entry.form == "third" and _is_only_verb(units, match, previous)


def _is_only_verb(units: Units, match: CueMatch, previous: Unit) -> bool:
    """Whether the first clause has no verb but this one, as in "Official voices concern, ..."."""
    end = next((i for i, u in enumerate(units) if u.is_boundary), len(units))
    others = (*units[: match.start], *units[match.end : end])
    plural = previous.low.endswith("s")
    return match.end < end and not plural and not any(is_finite(unit) for unit in others)


def _is_title_case(units: Units) -> bool:
    """Whether most words are capitalised, as in some headlines."""
    plain = [unit for unit in units if unit.kind == "word"]
    return 2 * sum(unit.capital for unit in plain) > len(plain)


def _nominal_left(previous: Unit | None) -> bool:
    if previous is None or previous.kind != "word":
        return previous is None
    return previous.low in words("determiners") | words("prepositions") or previous.low == "'s"


def _has_plural_subject(units: Units, match: CueMatch, previous: Unit) -> bool:
    """Whether a plural precedes the base form: "aides say", "aides close to the mayor say"."""
    if _plural_subject(previous):
        return True
    barred = words("objects") | words("prepositions") | words("connectors") | {"let", "help"}
    start = _clause_start(units, match.start)
    end = next((i for i in range(start, match.start) if units[i].low == "who"), match.start)
    ends_clause = end == match.start and previous.low in barred
    if match.entry.lemma in table("cues.toml")["frames"]["nouns"] or ends_clause:
        return False
    clause = units[start:end]
    return any(_plural_subject(u) for u in clause) and not any(is_finite(u) for u in clause)


def _clause_start(units: Units, at: int) -> int:
    return next((i + 1 for i in range(at - 1, -1, -1) if units[i].is_boundary), 0)


def _plural_subject(unit: Unit) -> bool:
    if unit.low in ("they", "we", "i", "you", "who", "people", "percent", "police", "many", "some"):
        return True
    return (
        unit.kind == "word"
        and unit.low.endswith("s")
        and not unit.low.endswith(("ss", "'s"))
        and (unit.low not in words("determiners") | words("auxiliaries"))
    )
