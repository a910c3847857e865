"""A speaker's words at a place of an article -> whom they mean, by the article's own names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from transcheck.claims.directory import Directory
from transcheck.claims.words import words
from transcheck.model import Name, Span

_CORE_END = re.compile(
    r"[,;—–(]|\s(?:of|for|from|in|at|with|who|which|on|to|by|told)\s", re.IGNORECASE
)
_ASIDE = re.compile(r",|\s(?:who|whose)\s")
_WORD = re.compile(r"\w[\w.'’\-]*")
_FIELDS = re.compile(r"(?:, [A-Z]\w+)+ and [A-Z]\w+")
_HANGUL = re.compile(r"[가-힣]")
_BETWEEN = ("", "and", "the", "and the", ", the")
_GENDERS = {"he": "male", "she": "female", "himself": "male", "herself": "female"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    """What has been heard so far, as names in the sense of `Speaker.name`.

    `speaker` spoke last; `topic` is the person, `body` the ministry or company that spoke or was
    talked about last; `others` are the speakers described but not named ("an official"); `genders`
    is what pronouns taught; `aliases` says who a described speaker turned out to be.
    """

    speaker: str | None = None
    topic: str | None = None
    body: str | None = None
    others: tuple[str, ...] = ()
    genders: tuple[tuple[str, str], ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()


def resolve(directory: Directory, mention: Span, heard: Dialogue) -> tuple[str, Dialogue]:
    """The name behind a mention, and the dialogue with that speaker in it."""
    said = mention.of(directory.text)
    low = said.lower().strip()
    if low in _GENDERS:
        return _he_or_she(directory, mention, heard)
    if low == "it" and heard.body:
        return heard.body, replace(heard, speaker=heard.body)
    if low in ("they", "it"):
        described = bool(heard.others) and heard.speaker != heard.topic
        name = (heard.others[-1] if described else heard.speaker) or said
        return name, replace(heard, speaker=name)
    name = (
        _listed(directory, mention)
        or _named(directory, mention, heard)
        or _described(directory, mention, heard)
        or _as_written(directory, mention, heard)
    )
    if directory.is_person(name):
        return name, replace(heard, speaker=name, topic=name)
    body = None if _role(name) in words("roles") else name
    others = (*heard.others[-20:], name)
    return name, replace(heard, speaker=name, body=body or heard.body, others=others)


def talked_of(directory: Directory, subject: Span, heard: Dialogue) -> Dialogue:
    """The dialogue after a sentence about `subject`: a person, or a body that can speak."""
    _, head = _head(directory, subject) or (None, None)
    if head is not None and head.kind == "person":
        sure = " " in head.full or head.full in directory.genders or _HANGUL.search(head.full)
        return replace(heard, speaker=head.full, topic=head.full) if sure else heard
    if head is not None and head.kind == "organisation":
        return replace(heard, body=head.full)
    said = subject.of(directory.text)
    if head is None and said.lower().startswith("the ") and _role(said) in words("bodies"):
        return replace(heard, body=_described(directory, subject, heard) or said)
    return heard


def _core(text: str, mention: Span) -> Span:
    """The mention up to its first preposition or apposition."""
    found = _CORE_END.search(text, mention.start + 1, mention.end)
    return Span(mention.start, found.start()) if found else mention


def _head(directory: Directory, mention: Span) -> tuple[Span, Name] | None:
    """The name that the mention's core ends in; in Korean the name that it begins with."""
    core = _core(directory.text, mention)
    begins_with_head = _HANGUL.search(core.of(directory.text)) is not None
    for span, value in directory.within(core):
        if span.end >= core.end or (begins_with_head and span.start == core.start):
            return span, value
    return None


def _named(directory: Directory, mention: Span, heard: Dialogue) -> str | None:
    """The full name of the mention's head, or of the person in its apposition."""
    found = _head(directory, mention)
    if found is not None:
        at, head = found
        if head.kind == "organisation" and _FIELDS.fullmatch(directory.text, at.end, mention.end):
            return directory.text[at.start : mention.end]
        full = _bearer(directory, Span(mention.start, at.end), at.of(directory.text), heard)
        full = full if full and head.kind != "place" else head.full
        return " and ".join([*_partners(directory, mention, head), full])
    for span, value in directory.within(mention):
        if value.kind == "person" and _is_apposition(directory.text, span, mention):
            return value.full
    return None


def _bearer(directory: Directory, titled: Span, short: str, heard: Dialogue) -> str | None:
    """Who of those that bear one surname is meant: by the office beside it, else who spoke last."""
    known = [name for name in (heard.topic, *reversed(heard.others)) if name]
    bearers = [
        name for name in (*known, *directory.people_before(titled.start)) if _bears(name, short)
    ]
    if not bearers:
        return None
    office = _role(titled.of(directory.text).removesuffix(short))
    held = (
        title.holder
        for _, title in directory.titles_before(titled.start)
        if office and _role(title.office) == office
    )
    return next((name for name in (*held, heard.speaker) if name in bearers), bearers[0])


def _bears(name: str, short: str) -> bool:
    """Whether `short` is a surname of `name`: "Kim" or "Min-su" of "Kim Min-su"."""
    return name.startswith((f"{short} ", f"{short}-")) or name.endswith(f" {short}")


def _partners(directory: Directory, mention: Span, head: Name) -> Iterator[str]:
    """The persons joined to the head by "and"."""
    for span, value in directory.within(_core(directory.text, mention)):
        joined = directory.text[span.end : span.end + 5] == " and "
        if value.kind == head.kind == "person" and value != head and joined:
            yield value.full


def _listed(directory: Directory, mention: Span) -> str | None:
    """The names of a mention that is nothing but a list of them, as "Japan, Korea and Fiji"."""
    found = directory.within(mention)
    ends = [mention.start, *(span.end for span, _ in found)]
    starts = [*(span.start for span, _ in found), mention.end]
    gaps = (directory.text[end:start] for end, start in zip(ends, starts, strict=True))
    if len(found) < 2 or any(gap.lower().strip(", ") not in _BETWEEN for gap in gaps):
        return None
    if any(
        not directory.text[one.end : other.start].strip()
        for (one, _), (other, _) in pairwise(found)
    ):
        return None
    *first, last = (value.full for _, value in found)
    return f"{', '.join(first)} and {last}"


def _is_apposition(text: str, name: Span, mention: Span) -> bool:
    """Whether the name, with titles before it, stands between commas or the mention's ends."""
    comma = text.rfind(",", mention.start, name.start)
    before = text[comma + 1 : name.start].split()
    titled = all(w[0].isupper() or w.lower().strip(".") in words("titles") for w in before)
    after = text[name.end : mention.end].lstrip()
    return comma >= 0 and titled and (not after or after[0] in ",(")


def _he_or_she(directory: Directory, mention: Span, heard: Dialogue) -> tuple[str, Dialogue]:
    said = mention.of(directory.text)
    gender = _GENDERS[said.lower().strip()]
    taught = dict(heard.genders)
    for name in _candidates(directory, mention.start, heard):
        if (taught.get(name) or directory.genders.get(name)) in (None, gender):
            genders = tuple(sorted((taught | {name: gender}).items()))
            return name, replace(heard, speaker=name, topic=name, genders=genders)
    name = heard.speaker or said
    return name, replace(heard, speaker=name)


def _candidates(directory: Directory, at: int, heard: Dialogue) -> Iterator[str]:
    """Whom "he" can mean, the likeliest first."""
    if heard.topic:
        yield heard.topic
    if heard.speaker and _role(heard.speaker) in words("roles"):
        yield heard.speaker
    yield from (name.full for name in directory.names_before(at) if name.kind == "person")


def _role(described: str) -> str:
    """The head noun of a description: "a ministry spokesperson in Seoul" -> spokesperson."""
    end = _CORE_END.search(described)
    found = _WORD.findall(described[: end.start()] if end else described)
    return found[-1].lower() if found else ""


def _described(directory: Directory, mention: Span, heard: Dialogue) -> str | None:
    """Whom "the minister", "the ministry" or "the official" takes up."""
    said = mention.of(directory.text)
    whole = _core(directory.text, mention) == mention
    if not whole or not said.lower().startswith(("the ", "that ", "this ")):
        return None
    role = _role(said)
    for span, title in directory.titles_before(mention.start):
        offices = {_role(title.office), _role(span.of(directory.text))}
        if title.holder and role in offices:
            return title.holder
    for other in reversed(heard.others):
        if _role(other) == role:
            return other
    for name in directory.names_before(mention.start):
        if name.kind == "organisation" and role in _ends(name.full):
            return name.full
    return heard.topic if role in words("roles") and len(said.split()) == 2 else None


def _ends(name: str) -> tuple[str, ...]:
    """The words of an organisation's name that can stand for it: the first and the last."""
    parts = name.lower().split()
    return (parts[0], parts[-1]) if parts else ()


def _as_written(directory: Directory, mention: Span, heard: Dialogue) -> str:
    """The words themselves; a capitalised name at their end without the titles before it."""
    parts = _core(directory.text, mention).of(directory.text).split()
    cut = len(parts)
    while cut and parts[cut - 1][0].isupper() and not _is_title(parts[cut - 1]):
        cut -= 1
    name = " ".join(parts[cut:]).strip("\"“”'’ ")
    if not name or parts[cut].lower() in words("determiners") or name.endswith(("’s", "'s")):
        said = mention.of(directory.text)
        first, _, rest = _ASIDE.split(said)[0].strip().partition(" ")
        return (
            rest if first.lower() in words("possessives") else f"{first} {rest}"
        ).strip() or said
    if name in directory.families:
        return directory.families[name]
    earlier = [n for n in (heard.topic, heard.speaker) if n and n.split()[-1:] == [name]]
    return earlier[0] if earlier else name


def _is_title(word: str) -> bool:
    return word.lower().strip(".") in words("titles")
