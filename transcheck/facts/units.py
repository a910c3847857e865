"""The tables of units and currencies -> what a written unit measures, and by which factor."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from transcheck.model import Language


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: its kind, what must not be mixed (a currency code), symbol, factor to the base."""

    kind: str
    unit: str
    symbol: str
    factor: Decimal


COUNT = Unit("count", "", "", Decimal(1))
AGE = Unit("age", "", "years old", Decimal(1))
ORDINAL = Unit("ordinal", "", "", Decimal(1))
DECADE = Unit("age", "", "years old", Decimal(10))
"""Ten years of a life: "in her fifties" is 50 to 59 years old."""
SHARE = Unit("percent", "", "%", Decimal(1))


@cache
def unit_table(language: Language) -> dict[str, Unit]:
    """Written form -> unit; raises nothing, for the tables are our own and tested."""
    units: dict[str, Unit] = {}
    for row in _rows("units.toml", "unit"):
        kind, symbol = row["kind"], row["symbol"]
        unit = Unit(kind, symbol if kind == "label" else "", symbol, Decimal(row.get("factor", 1)))
        units |= dict.fromkeys(row[language], unit)
    for row in _rows("currencies.toml", "currency"):
        units |= dict.fromkeys(row[language], _money(row["code"]))
    return units


@cache
def unit_symbols() -> dict[str, Unit]:
    """Currency symbol or code before an amount -> unit."""
    rows = _rows("currencies.toml", "currency")
    return {symbol: _money(row["code"]) for row in rows for symbol in row["symbols"]}


def _money(code: str) -> Unit:
    return Unit("money", code, code, Decimal(1))


def _rows(file: str, name: str) -> list[dict[str, Any]]:
    source = resources.files("transcheck").joinpath("data", file)
    rows: list[dict[str, Any]] = tomllib.loads(source.read_text("utf-8"))[name]
    return rows
