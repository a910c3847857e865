"""Two statements -> whether the same speakers say them, and with the same commitment."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files

from transcheck.errors import ModelError
from transcheck.facts.speakers import same_speaker
from transcheck.facts.words import tokenise
from transcheck.model import Claim, Comparison, Outcome, Severity, Span, Statement

_NEGATIONS = frozenset({"not", "no", "never", "nothing", "none", "nobody", "without", "cannot"})
_SCALE: dict[frozenset[str], tuple[Outcome, Severity]] = {
    frozenset({"admit", "assert"}): ("differ", "minor"),
    frozenset({"admit", "suggest"}): ("differ", "minor"),
    frozenset({"pledge", "suggest"}): ("differ", "minor"),
    frozenset({"show", "suggest"}): ("differ", "minor"),
    frozenset({"pledge", "warn"}): ("unclear", "neutral"),
    frozenset({"report", "suggest"}): ("unclear", "neutral"),
    frozenset({"report", "admit"}): ("unclear", "neutral"),
    frozenset({"report", "assert"}): ("agree", "neutral"),
    frozenset({"report", "stress"}): ("agree", "neutral"),
    frozenset({"report", "warn"}): ("agree", "neutral"),
    frozenset({"report", "show"}): ("agree", "neutral"),
    frozenset({"report", "pledge"}): ("agree", "neutral"),
    frozenset({"stress", "assert"}): ("agree", "neutral"),
    frozenset({"stress", "warn"}): ("agree", "neutral"),
}


def compare(wire: Statement, translation: Statement) -> tuple[Comparison, ...]:
    """Speakers by what they can name, and the force of the verbs where speakers agree."""
    left, right = _attributed(wire), _attributed(translation)
    if not left and not right:
        return ()
    if not left or not right:
        return (_own_word(left, right),)
    pairs = [(here, there, _speakers(here, there)) for here in left for there in right]
    agreed = [(here, there) for here, there, outcome in pairs if outcome == "agree"]
    if agreed:
        same = _said(*agreed[0], "agree", "attribution.same", "Both give this to {0}")
        return (same, *_forces(agreed, wire, translation))
    here, there, outcome = min(pairs, key=lambda pair: pair[2] != "unclear")
    if outcome == "unclear":
        reason = "{0} and {1} may be one speaker"
        return (_said(here, there, "unclear", "attribution.unnamed", reason),)
    reason = "The wire gives this to {0}, the translation to {1}"
    return (_said(here, there, "differ", "attribution.speaker", reason, "major"),)


def _attributed(side: Statement) -> tuple[Claim, ...]:
    return tuple(claim for claim in side.claims if claim.speaker is not None)


def _name(claim: Claim) -> str:
    return claim.speaker.name if claim.speaker else ""


def _speakers(here: Claim, there: Claim) -> Outcome:
    return same_speaker(_name(here), _name(there))


def _forces(
    agreed: list[tuple[Claim, Claim]], wire: Statement, translation: Statement
) -> Iterator[Comparison]:
    """The kindest comparison of the verbs of claims with the same speaker."""
    judged = [
        (here, there, *_force(here, there, wire, translation))
        for here, there in agreed
        if here.cue and there.cue
    ]
    if judged:
        order = ("agree", "unclear", "differ")
        here, there, outcome, severity = min(judged, key=lambda row: order.index(row[2]))
        spans = _cue_span(here), _cue_span(there)
        words = spans[0].of(wire.article.text), spans[1].of(translation.article.text)
        reason = f"“{words[0]}” and “{words[1]}” commit the speaker " + (
            "differently"
            if outcome == "differ"
            else "alike"
            if outcome == "agree"
            else "in ways that may differ"
        )
        said = _said(here, there, outcome, "attribution.force", reason, severity)
        yield replace(
            said,
            wire_span=spans[0],
            translation_span=spans[1],
            wire_value=words[0],
            translation_value=words[1],
        )


def _force(
    here: Claim, there: Claim, wire: Statement, translation: Statement
) -> tuple[Outcome, Severity]:
    one, other = forces(_lemma(here)), forces(_lemma(there))
    if not one or not other:
        return "unclear", "neutral"
    if one & other:
        return "agree", "neutral"
    if "deny" in one | other:
        negated = _negated(here, wire) or _negated(there, translation)
        return ("unclear", "neutral") if negated else ("differ", "major")
    found = [_SCALE.get(frozenset({a, b}), ("unclear", "neutral")) for a in one for b in other]
    order = ("agree", "unclear", "differ")
    return min(found, key=lambda pair: order.index(pair[0]))


def _lemma(claim: Claim) -> str:
    return claim.cue.lemma if claim.cue else ""


def _negated(claim: Claim, side: Statement) -> bool:
    """Whether a negation stands in what is said: to deny it and to say it is not may be one."""
    tokens = tokenise(claim.said(side.article.text))
    return any(t.norm in _NEGATIONS or t.norm.endswith(("n't", "n’t")) for t in tokens)


@cache
def _cues() -> dict[str, frozenset[str]]:
    try:
        text = files("transcheck").joinpath("data", "cues.toml").read_text(encoding="utf-8")
        groups = tomllib.loads(text)["group"]
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise ModelError(
            "data/cues.toml is missing or damaged: install transcheck again"
        ) from error
    found: dict[str, set[str]] = {}
    for group in groups:
        for verb in group.get("verbs", ()):
            found.setdefault(verb, set()).add(group["force"])
    return {verb: frozenset(classes) for verb, classes in found.items()}


def forces(lemma: str) -> frozenset[str]:
    """The classes of commitment of an attributing verb; empty for an unknown one."""
    return _cues().get(lemma, frozenset())


def _own_word(left: tuple[Claim, ...], right: tuple[Claim, ...]) -> Comparison:
    claim = (left or right)[0]
    return Comparison(
        type="attribution",
        outcome="unclear",
        rule="attribution.own_word",
        explanation=f"One article gives this to {_name(claim)}, the other says it in its own words",
        wire_span=left[0].extent if left else None,
        translation_span=right[0].extent if right else None,
        wire_value=_name(left[0]) if left else "",
        translation_value=_name(right[0]) if right else "",
    )


def _said(
    here: Claim,
    there: Claim,
    outcome: Outcome,
    rule: str,
    reason: str,
    severity: Severity = "neutral",
) -> Comparison:
    return Comparison(
        type="attribution",
        outcome=outcome,
        rule=rule,
        explanation=reason.replace("{0}", _name(here)).replace("{1}", _name(there)),
        severity=severity,
        wire_span=_where(here),
        translation_span=_where(there),
        wire_value=_name(here),
        translation_value=_name(there),
    )


def _cue_span(claim: Claim) -> Span:
    return claim.cue.span if claim.cue else claim.extent


def _where(claim: Claim) -> Span:
    mention = claim.speaker.mention if claim.speaker else None
    return mention or claim.extent
