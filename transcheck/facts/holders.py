"""An article -> the words of each office that stand beside a person's name, with that name."""

from __future__ import annotations

from collections.abc import Iterator

from transcheck.facts.korean import read_korean
from transcheck.facts.offices import Office, parse
from transcheck.facts.offices_ko import of_korean
from transcheck.facts.pieces import Piece
from transcheck.facts.reading import Naming, Reading, read
from transcheck.facts.resolution import names
from transcheck.facts.words import word_class
from transcheck.model import Article, Name, Span

Held = tuple[Span, Office, str]

_REACH = 10
_COPULAS = frozenset({"is", "was", "as", "became", "remains"})
_LINKS = frozenset({"of", "for", "at", "in", "to", "with"})
_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their", "our"})
_AGE = 3


def held(article: Article) -> Iterator[Held]:
    """Offices before a name ("Minister Ann Lee") and behind it ("Ann Lee, the minister")."""
    reading = read(article.text)
    values = dict(names(article))
    beside = _Beside(reading)
    for mention in reading.names:
        name = values.get(mention.span)
        if isinstance(name, Name) and name.kind == "person":
            for span in beside.spans(mention):
                office = parse(span.of(article.text)[:300])
                if office is not None and office.row.kind != "honorific":
                    yield span, office, name.full


def held_korean(article: Article) -> Iterator[Held]:
    """Offices behind a name, as Korean has them."""
    for title in read_korean(article.text).titles:
        office = of_korean(title.span.of(article.text))
        if office is not None and office.row.kind != "honorific":
            yield title.span, office, title.holder


class _Beside:
    """Finds office words beside a mention, by token."""

    __slots__ = ("_ends", "_people", "_roles", "_starts", "_text", "_tokens")

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        self._tokens = reading.tokens
        self._starts = {role.begin: role for role in reading.roles}
        self._ends = {role.end: role for role in reading.roles}
        self._people = {m.begin for m in reading.names if m.kind == "person"}

    def spans(self, mention: Naming) -> Iterator[Span]:
        """The offices before the mention, from left to right, then the one behind it."""
        yield from self._before(mention.begin)
        behind = self._behind(mention.end)
        if behind is not None:
            yield behind

    def _before(self, at: int) -> list[Span]:
        if at and self._tokens[at - 1].text == "," and at - 1 in self._ends:
            at -= 1
        found: list[Span] = []
        while at in self._ends and self._close(at):
            role = self._ends[at]
            begin = self._modifiers_before(role)
            found.insert(0, self._span(begin, role.end))
            at = begin
        return found

    def _close(self, at: int) -> bool:
        """Whether only a space or a comma parts token `at` from the one before it."""
        return at < len(self._tokens) and "\n" not in self._gap(at)

    def _gap(self, at: int) -> str:
        return self._text[self._tokens[at - 1].end : self._tokens[at].start]

    def _modifiers_before(self, role: Piece) -> int:
        begin = role.begin
        while begin and role.begin - begin < _REACH and begin not in self._ends:
            token = self._tokens[begin - 1]
            glued = token.text == "-"
            if not (glued or self._modifies(begin - 1)) or "\n" in self._gap(begin):
                break
            begin -= 1
        while begin < role.begin and not self._tokens[begin].text[0].isalnum():
            begin += 1
        return begin

    def _modifies(self, at: int) -> bool:
        token = self._tokens[at]
        if token.text.isupper() and len(token.norm) > 1:
            return True
        if token.norm in word_class("function") or token.norm in word_class("calendar"):
            return False
        if token.capital:
            doing = token.norm.endswith("ing") and token.norm not in word_class("status")
            return not (doing and self._opens(at))
        known = word_class("office_modifiers") | word_class("status")
        return token.norm in known

    def _opens(self, at: int) -> bool:
        return at == 0 or not self._tokens[at - 1].text[0].isalnum() or "\n" in self._gap(at)

    def _behind(self, at: int) -> Span | None:
        at = self._past_age(at)
        if at >= len(self._tokens):
            return None
        opener = self._tokens[at]
        if (opener.text != "," and opener.norm not in _COPULAS) or "\n" in self._gap(at):
            return None
        at += 1
        while at < len(self._tokens) and self._tokens[at].norm in _ARTICLES:
            at += 1
        begin = at
        while at < len(self._tokens) and at not in self._starts and at - begin < _REACH:
            if not self._modifies(at) and self._tokens[at].text not in "-'’":
                return None
            at += 1
        role = self._starts.get(at)
        if role is None or role.end in self._people or (role.role and role.role.kind == "rank"):
            return None
        return self._span(begin, self._body_end(role.end))

    def _past_age(self, at: int) -> int:
        """Skips ", 45" of "Ann Lee, 45, the minister"."""
        near = self._tokens[at : at + _AGE]
        aged = len(near) == _AGE and near[0].text == near[2].text == ","
        return at + 2 if aged and near[1].text.isdigit() else at

    def _body_end(self, at: int) -> int:
        """The end of "of the Ministry of Land" behind a role."""
        end = at
        fields = word_class("office_modifiers") | word_class("organisation_heads")
        while at < len(self._tokens) and at - end < 3:
            token = self._tokens[at]
            if "\n" in self._gap(at):
                break
            field = token.norm in fields and (at > end or self._tokens[at - 1].norm in fields)
            if field or (token.capital and token.norm not in word_class("calendar")):
                end = at = at + 1
            elif token.norm in _LINKS or token.norm in _ARTICLES or token.text in "-&":
                at += 1
            else:
                break
        return end

    def _span(self, begin: int, end: int) -> Span:
        last = self._tokens[end - 1]
        return Span(self._tokens[begin].start, last.end)
