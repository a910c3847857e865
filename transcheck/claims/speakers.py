"""A speaker's words at a place of an article -> whom they mean, by the article's own names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from transcheck.claims.words import words
from transcheck.model import Fact, Name, Span, Title

_CORE_END = re.compile(
    r"[,;—–(]|\s(?:of|for|from|in|at|with|who|which|on|to|by|told)\s", re.IGNORECASE
)
_WORD = re.compile(r"\w[\w.'’\-]*")
_HE_SHE = {"he": "male", "she": "female", "himself": "male", "herself": "female"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    """What has been heard so far, as names in the sense of `Speaker.name`.

    `speaker` spoke last; `topic` is the person who spoke or was talked about last; `others` are the
    speakers described but not named ("a ministry official"); `genders` is what pronouns taught;
    `aliases` says who a described speaker turned out to be.
    """

    speaker: str | None = None
    topic: str | None = None
    others: tuple[str, ...] = ()
    genders: tuple[tuple[str, str], ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """The names and offices of one article, in text order."""

    text: str
    names: tuple[tuple[Span, Name], ...]
    titles: tuple[tuple[Span, Title], ...]

    @classmethod
    def of(cls, text: str, facts: tuple[Fact, ...]) -> Directory:
        """The directory that an article's facts make up."""
        ordered = sorted(facts, key=lambda fact: fact.span)
        return cls(
            text=text,
            names=tuple((f.span, f.value) for f in ordered if isinstance(f.value, Name)),
            titles=tuple((f.span, f.value) for f in ordered if isinstance(f.value, Title)),
        )

    def is_person(self, name: str) -> bool:
        """Whether the article knows `name` as a person's; unknown capitalised names count."""
        known = {value.kind for _, value in self.names if value.full == name}
        if known:
            return "person" in known
        parts = name.split()
        return (
            len(parts) > 1
            and all(part[:1].isupper() for part in parts)
            and (parts[0].lower() not in words("determiners"))
        )

    def resolve(self, mention: Span, heard: Dialogue) -> tuple[str, Dialogue]:
        """The name behind a mention, and the dialogue with that speaker in it."""
        said = mention.of(self.text)
        low = said.lower().strip()
        if low in _HE_SHE or low in ("they", "it"):
            return self._pronoun(low, mention, heard)
        name = (
            self._named(mention)
            or self._described(mention, heard)
            or self._as_written(mention, heard)
        )
        return name, self.heard_from(name, heard)

    def heard_of(self, subject: Span, heard: Dialogue) -> Dialogue:
        """The dialogue after a sentence about `subject`; only a person makes a new topic."""
        found = self._head(subject)
        if found is None or found.kind != "person":
            return heard
        return replace(heard, speaker=found.full, topic=found.full)

    def heard_from(self, name: str, heard: Dialogue) -> Dialogue:
        """The dialogue after `name` has spoken."""
        if self.is_person(name):
            return replace(heard, speaker=name, topic=name)
        return replace(heard, speaker=name, others=(*heard.others[-20:], name))

    def _core(self, mention: Span) -> Span:
        """The mention up to its first preposition or apposition."""
        end = _CORE_END.search(self.text, mention.start + 1, mention.end)
        return Span(
            mention.start, end.start() if end and end.start() > mention.start else mention.end
        )

    def _head(self, mention: Span) -> Name | None:
        core = self._core(mention)
        ending = [
            value
            for span, value in self.names
            if core.start <= span.start < core.end <= span.end and span.overlaps(mention)
        ]
        return ending[0] if ending else None

    def _named(self, mention: Span) -> str | None:
        """The full name of the mention's head; of an apposition's, where the head has none."""
        head = self._head(mention)
        if head:
            partners = [
                v.full
                for s, v in self.names
                if v.kind == "person" == head.kind
                and s.end < self._core(mention).end
                and s.start >= mention.start
                and self.text[s.end : s.end + 5] in (" and ",)
            ]
            return " and ".join([*partners, head.full])
        for span, value in self.names:
            if (
                value.kind == "person"
                and mention.contains(span)
                and self._stands_alone(span, mention)
            ):
                return value.full
        return None

    def _stands_alone(self, span: Span, mention: Span) -> bool:
        """Whether the name is a whole apposition: between commas or the mention's ends."""
        after = self.text[span.end : mention.end].lstrip()
        comma = self.text.rfind(",", mention.start, span.start)
        before = self.text[comma + 1 : span.start].split()
        titled = all(w.lower().strip(".") in words("titles") or w[0].isupper() for w in before)
        return comma >= 0 and titled and (not after or after[0] in ",(")

    def _pronoun(self, low: str, mention: Span, heard: Dialogue) -> tuple[str, Dialogue]:
        if low in ("they", "it"):
            name = heard.others[-1] if heard.others and heard.speaker != heard.topic else None
            name = name or heard.speaker or mention.of(self.text)
            return name, replace(heard, speaker=name)
        gender = _HE_SHE[low]
        for name in self._people_before(mention.start, heard):
            if self._gender(name, heard) in (None, gender):
                taught = dict(heard.genders) | {name: gender}
                return name, replace(
                    heard, speaker=name, topic=name, genders=tuple(sorted(taught.items()))
                )
        name = heard.speaker or mention.of(self.text)
        return name, replace(heard, speaker=name)

    def _people_before(self, at: int, heard: Dialogue) -> Iterator[str]:
        if heard.topic:
            yield heard.topic
        if heard.speaker and (
            self.is_person(heard.speaker) or self._role(heard.speaker) in words("roles")
        ):
            yield heard.speaker
        for span, value in reversed(self.names):
            if span.end <= at and value.kind == "person":
                yield value.full

    def _gender(self, name: str, heard: Dialogue) -> str | None:
        taught = dict(heard.genders).get(name)
        if taught:
            return taught
        for span, value in self.names:
            if value.full == name:
                before = self.text[max(0, span.start - 40) : span.start].split()[-3:]
                for word in before[::-1]:
                    low = word.lower().strip(".,")
                    if low in words("male") or low in words("female"):
                        return "male" if low in words("male") else "female"
        return None

    def _role(self, described: str) -> str:
        """The head noun of a description: "a ministry spokesperson in Seoul" -> spokesperson."""
        end = _CORE_END.search(described)
        core = described[: end.start()] if end else described
        found = _WORD.findall(core.lower())
        return found[-1] if found else ""

    def _described(self, mention: Span, heard: Dialogue) -> str | None:
        """Whom "the minister", "the ministry" or "the official" takes up."""
        said = mention.of(self.text)
        if not said.lower().startswith(("the ", "that ", "this ")) or len(
            self._core(mention)
        ) < len(mention):
            return None
        role = self._role(said)
        for span, title in reversed(self.titles):
            if span.end <= mention.start and title.holder and title.office.lower().endswith(role):
                return title.holder
        for other in reversed(heard.others):
            if self._role(other) == role:
                return other
        for span, name in reversed(self.names):
            if (
                span.end <= mention.start
                and name.kind == "organisation"
                and role in name.full.lower().split()
            ):
                return name.full
        return heard.topic if role in words("roles") and len(said.split()) == 2 else None

    def _as_written(self, mention: Span, heard: Dialogue) -> str:
        """The words themselves; a capitalised name at their end without the titles before it."""
        core = self._core(mention).of(self.text).strip()
        parts = core.split()
        cut = len(parts)
        while (
            cut
            and parts[cut - 1][:1].isupper()
            and parts[cut - 1].lower().strip(".") not in words("titles")
        ):
            cut -= 1
        name = " ".join(parts[cut:]).strip("\"“”' ")
        if not name or parts[cut].lower() in ("the", "a", "an") or name.endswith(("’s", "'s")):
            return mention.of(self.text).split(",")[0].strip() or mention.of(self.text)
        earlier = [n for n in (heard.topic, heard.speaker) if n and n.split()[-1] == name]
        return earlier[0] if earlier else name
