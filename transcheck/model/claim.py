"""Propositions and who is made to say them."""

from __future__ import annotations

from dataclasses import dataclass

from transcheck.model.article import Span
from transcheck.model.kinds import ClaimKind, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who is made to say a claim.

    `name` is the fullest form of the name that the article gives ("Mina Seo"), without titles, or
    the describing words where nobody is named ("a White House official"). `mention` is what this
    clause itself says ("he"); it is None where the speaker carries over from an earlier clause.
    """

    name: str
    mention: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that attribute: "said" (lemma "say"), "according to", "denied" (lemma "deny")."""

    span: Span
    lemma: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One proposition of an article, with who is made to say it.

    `extent` runs over the whole clause with its attribution frame; `content` holds what is said
    (several spans where the frame interrupts it). A claim of kind "own" is the article's own word
    and has no speaker; one of kind "description" says who somebody is ("Ann Lee, the minister").
    """

    extent: Span
    content: tuple[Span, ...]
    kind: ClaimKind
    place: Place
    speaker: Speaker | None = None
    cue: Cue | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a claim needs content")
        if not all(self.extent.contains(part) for part in self.content):
            raise ValueError("a claim's content lies inside its extent")

    def said(self, text: str) -> str:
        """The content's words in `text`, its parts joined by a space."""
        return " ".join(part.of(text) for part in self.content)
