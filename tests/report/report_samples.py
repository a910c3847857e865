"""Hand-built results for the report tests; every person, place and event in them is invented."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from transcheck.model import (
    Article,
    Boilerplate,
    Checked,
    Claim,
    Cue,
    Finding,
    Judgement,
    Link,
    Pair,
    Passage,
    Pivot,
    Reading,
    Signals,
    Skipped,
    Span,
    Speaker,
    Suspect,
)


def span(text: str, words: str) -> Span:
    """Where `words` first stand in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))


def claim(text: str, words: str, *, speaker: str = "", cue: str = "") -> Claim:
    """The claim that `words` make; the cue is its own lemma."""
    extent = span(text, words)
    at = extent.start + words.index(cue)
    return Claim(
        extent=extent,
        content=(extent,),
        kind="indirect" if speaker else "own",
        place="body",
        speaker=Speaker(name=speaker) if speaker else None,
        cue=Cue(span=Span(at, at + len(cue)), lemma=cue) if cue else None,
    )


def ferry() -> Checked:
    """The pair of `ferry.toml`: every verdict, overlapping claims, a link of 1 to 2, a pivot."""
    table = tomllib.loads((Path(__file__).parent / "ferry.toml").read_text(encoding="utf-8"))
    sides = {name: _article(table[name]) for name in ("wire", "translation", "source")}
    return Checked(
        pair=Pair(pair_id=table["pair_id"], **sides),
        wire_claims=_claims(table["wire"]),
        translation_claims=_claims(table["translation"]),
        judgements=tuple(_judgement(link, sides) for link in table["link"]),
        signature=table["signature"],
        score=table["score"],
        notes=tuple(table["notes"]),
    )


def _article(side: dict[str, Any]) -> Article:
    text = side["text"]
    return Article(
        text=text,
        language=side["language"],
        origin="/somewhere/on/this/machine/article.txt",
        outlet=side["outlet"],
        byline=side.get("byline"),
        headline=span(text, side["headline"]) if "headline" in side else None,
        published=side.get("published"),
        boilerplate=tuple(
            Boilerplate(span=span(text, mark["words"]), kind=mark["kind"])
            for mark in side.get("boilerplate", ())
        ),
    )


def _claims(side: dict[str, Any]) -> tuple[Claim, ...]:
    return tuple(claim(side["text"], **entry) for entry in side["claim"])


def _judgement(link: dict[str, Any], sides: dict[str, Article]) -> Judgement:
    pivot = Pivot(**link["pivot"]) if "pivot" in link else None
    reading = _reading(link["reading"], sides) if "reading" in link else None
    return Judgement(
        link=Link(wire=tuple(link["wire"]), translation=tuple(link["translation"])),
        verdict=link["verdict"],
        severity=link["severity"],
        drift=link["drift"],
        explanation=link["explanation"],
        findings=tuple(_finding(finding, sides) for finding in link.get("finding", ())),
        signals=Signals(**link["signals"], pivot=pivot, reading=reading)
        if "signals" in link
        else None,
    )


def _reading(reading: dict[str, Any], sides: dict[str, Article]) -> Reading:
    suspects = {
        name: tuple(
            Suspect(
                type=entry["type"],
                span=span(sides[name].text, entry["words"]),
                probability=entry["probability"],
            )
            for entry in reading.get(name, ())
        )
        for name in ("wire", "translation")
    }
    return Reading(**reading | suspects)


def _finding(finding: dict[str, Any], sides: dict[str, Article]) -> Finding:
    passages: dict[str, Any] = {
        name: Passage(article=sides[name], span=span(sides[name].text, finding[name]))
        for name in ("wire", "translation")
        if name in finding
    }
    return Finding(**finding | passages)


HOSTILE = (
    '<script>document.title="owned"</script>',
    '"><img src=x onerror="document.title=\'owned\'">',
    "</script><script>document.title='owned'</script>",
    "</style><style>body{display:none}</style>",
    "{{ 7 * 7 }} {% raw %} &amp; &lt; &#0;",
    "right \u202eto left\u202c and \u2066isolate",
    '=HYPERLINK("http://example.invalid","x")',
    "nul \x00 bell \x07 escape \x1b[31m lone \ud800 end",
    "line\u2028separator\u2029paragraph\x85next",
    "old\rmac and dos\r\nlines",
    "' onmouseover='document.title=1",
)


def hostile(pair_id: str = "=cmd|'/c calc'!A0 <b>../../x</b>") -> Checked:
    """A pair whose every text is an attack."""
    text = "\n".join(HOSTILE)
    wire = Article(text=text, outlet=HOSTILE[0], byline=HOSTILE[1], headline=span(text, HOSTILE[2]))
    claims = tuple(replace(claim(text, words), speaker=Speaker(name=words)) for words in HOSTILE)
    passage = Passage(article=wire, span=span(text, "onerror"))
    judgements = tuple(
        Judgement(
            link=Link(wire=(at,), translation=(at,)),
            verdict="drift",
            severity="major",
            drift=0.6,
            explanation=words,
            findings=(
                Finding(
                    type="meaning",
                    severity="major",
                    rule=words,
                    explanation=words,
                    wire=passage,
                    translation=passage,
                    wire_value=words,
                    translation_value=words,
                    evidence=words,
                ),
            ),
            signals=Signals(
                similarity=-0.1,
                chrf=1.0,
                bleu=0.0,
                pivot=Pivot(
                    wire=words,
                    translation=words,
                    wire_backtranslation=words,
                    translation_backtranslation=words,
                    similarity=0.0,
                    difference=0.5,
                    outcome="unclear",
                    evidence=words,
                ),
            ),
        )
        for at, words in enumerate(HOSTILE)
    )
    return Checked(
        pair=Pair(pair_id=pair_id, wire=wire, translation=wire),
        wire_claims=claims,
        translation_claims=claims,
        judgements=judgements,
        signature=HOSTILE[0],
        score=0.0,
        notes=HOSTILE,
    )


def skipped() -> Skipped:
    return Skipped(
        pair_id="../../etc/passwd",
        stage="read",
        reason="the translation is empty; give a file with an article in it",
    )
