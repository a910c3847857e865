"""A checked pair -> its page; results -> the index of their pages: self-contained HTML.

The pages load nothing and run one inline script, which a content security policy pins by its hash;
without the script everything can still be read and every link works. All text is escaped by the
templates, and nowhere else.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from transcheck.model import SEVERITIES, VERDICTS, Checked, Verdict
from transcheck.report.files import printable, safe_name
from transcheck.report.rows import Result, pair_row
from transcheck.report.view import cards, sides

if TYPE_CHECKING:
    import jinja2

LABELS: Mapping[Verdict, tuple[str, str]] = {
    "consistent": ("=", "Consistent"),
    "drift": ("≈", "Drift"),
    "contradicted": ("≠", "Contradicted"),
    "only_in_wire": ("−", "Only in wire"),
    "only_in_translation": ("+", "Only in translation"),
    "uncertain": ("?", "Uncertain"),
}
"""Verdict -> the sign that stands for it beside its colour, and its name in words."""


def pair_page(checked: Checked, *, index: str = "") -> str:
    """The page of one pair; `index` is the address of the index page, empty for none."""
    shown = tuple(cards(checked))
    return _render(
        "pair",
        row=pair_row(checked),
        index=index,
        notes=checked.notes,
        sides=sides(checked),
        cards=shown,
        worst=Counter(card.claim["severity"] for card in shown),
    )


def index_page(results: Iterable[Result]) -> str:
    """The page that lists all pairs in the order given, skipped ones with their reasons."""
    rows = tuple(pair_row(result) for result in results)
    checked = tuple(row for row in rows if row["status"] == "checked")
    return _render(
        "index",
        checked=checked,
        skipped=tuple(row for row in rows if row["status"] == "skipped"),
        pages={row["pair_id"]: f"pairs/{safe_name(row['pair_id'])}.html" for row in checked},
        totals={name: sum(int(row[name]) for row in checked) for name in ("links", *VERDICTS)},
    )


def _render(page: str, **values: object) -> str:
    """The page from its template, style and script, and the policy that admits only these two."""
    style, script = _asset("report.css"), _asset(f"{page}.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    template = _environment().get_template(f"{page}.html")
    return printable(
        template.render(
            **values,
            style=style,
            script=script,
            policy=policy,
            labels=LABELS,
            severities=SEVERITIES[::-1],
        )
    )


def _hash(text: str) -> str:
    """A source expression of CSP level 2 for an inline element with this text."""
    return f"sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def _asset(name: str) -> str:
    return (files("transcheck.report") / "templates" / name).read_text(encoding="utf-8")


@cache
def _environment() -> jinja2.Environment:
    """The templates; Jinja2 is imported here, when the first page is made."""
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FunctionLoader(_asset),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
