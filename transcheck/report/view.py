"""A checked pair -> what its page shows: each article in runs of one look, and a card per link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Literal, TypeAlias

from transcheck.model import SEVERITIES, Article, Checked, Claim, Pivot, Reading
from transcheck.report.marks import Mark, Piece, cut
from transcheck.report.rows import Numbered, Row, claim_rows, finding_rows, numbered

SideName: TypeAlias = Literal["wire", "translation", "source"]

_TITLES: Mapping[SideName, str] = {
    "wire": "Wire",
    "translation": "Translation",
    "source": "Korean source",
}
_GRAVITY: Mapping[str, int] = {name: weight for weight, name in enumerate(SEVERITIES)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters of one look: CSS classes, ids of their links and findings, what opens at them."""

    text: str
    looks: str
    links: str
    findings: str
    opens: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One line of an article, or the gap between two."""

    runs: tuple[Run, ...]
    gap: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One article as a column of the page."""

    name: str
    title: str
    article: Article
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One link: its row of claims.csv, its rows of findings.csv, what the models made of it."""

    claim: Row
    findings: tuple[Row, ...]
    pivot: Pivot | None
    reading: Reading | None


def sides(checked: Checked) -> tuple[Side, ...]:
    """The wire, the translation and, where it is at hand, the source."""
    pair = checked.pair
    wire = _link_marks(checked, "wire", checked.wire_claims)
    translation = _link_marks(checked, "translation", checked.translation_claims)
    source = (_side("source", pair.source, ()),) if pair.source else ()
    return (
        _side("wire", pair.wire, wire),
        _side("translation", pair.translation, translation),
        *source,
    )


def cards(checked: Checked) -> Iterator[Card]:
    """One card per link, in order."""
    findings = tuple(finding_rows(checked))
    of_link = {
        link_id: tuple(rows) for link_id, rows in groupby(findings, key=itemgetter("link_id"))
    }
    for claim, judged in zip(claim_rows(checked), checked.judgements, strict=True):
        yield Card(
            claim=claim,
            findings=of_link.get(claim["link_id"], ()),
            pivot=judged.signals.pivot if judged.signals else None,
            reading=judged.signals.reading if judged.signals else None,
        )


def _side(name: SideName, article: Article, marks: Iterable[Mark]) -> Side:
    return Side(
        name=name,
        title=_TITLES[name],
        article=article,
        blocks=tuple(
            Block(runs=tuple(_run(piece) for piece in block.pieces), gap=block.gap)
            for block in cut(article.text, (*_article_marks(article), *marks))
        ),
    )


def _article_marks(article: Article) -> Iterator[Mark]:
    if article.headline:
        yield Mark(span=article.headline, layer="headline")
    for quiet in article.boilerplate:
        yield Mark(span=quiet.span, layer="boilerplate")


def _link_marks(checked: Checked, side: SideName, claims: Sequence[Claim]) -> Iterator[Mark]:
    """Marks of all links and findings of one side; a link's first claim carries its anchor."""
    for item in numbered(checked):
        link, key = item.judged.link, item.link_id
        near, far = link.wire, link.translation
        other: SideName = "translation"
        if side == "translation":
            near, far, other = far, near, "wire"
        for index in near:
            yield Mark(
                span=claims[index].extent,
                layer="claim",
                key=key,
                tone=item.judged.verdict,
                anchor=f"{side}-{key}" if index == near[0] else "",
                target=f"{other}-{key}" if far else key,
            )
        yield from _finding_marks(item, side)


def _finding_marks(item: Numbered, side: SideName) -> Iterator[Mark]:
    for key, finding in item.findings:
        passage = finding.wire if side == "wire" else finding.translation
        if passage:
            yield Mark(span=passage.span, layer="finding", key=key, tone=finding.severity)


def _run(piece: Piece) -> Run:
    """The innermost claim gives a piece its look, the gravest finding inside it its weight."""
    claims, findings = piece.of("claim"), piece.of("finding")
    inside = [mark for mark in findings if not claims or not mark.span.contains(claims[-1].span)]
    looks = ["headline"] if piece.of("headline") else []
    looks += ["quiet"] if piece.of("boilerplate") else []
    looks += ["c", f"v-{claims[-1].tone}"] if claims else []
    if inside:
        looks += ["f", f"s-{max((mark.tone for mark in inside), key=_GRAVITY.__getitem__)}"]
    return Run(
        text=piece.text,
        looks=" ".join(looks),
        links=" ".join(dict.fromkeys(mark.key for mark in claims)),
        findings=" ".join(dict.fromkeys(mark.key for mark in findings)),
        opens=tuple(mark for mark in piece.opens if mark.layer == "claim"),
    )
