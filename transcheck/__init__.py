"""Checks whether an English translation of Korean news still says what the wire copy says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transcheck.version import VERSION

if TYPE_CHECKING:
    from transcheck.api import check, check_many
    from transcheck.config import Config, load_config
    from transcheck.errors import InputError, ModelError, TranscheckError, UsageError
    from transcheck.model import Article, Claim, Finding, Judgement, Pair, Skipped, Span
    from transcheck.pipeline import Checker
    from transcheck.read import Request, read_article
    from transcheck.report import Report

__version__ = VERSION

_HOMES = {
    "transcheck.api": ("check", "check_many"),
    "transcheck.config": ("Config", "load_config"),
    "transcheck.errors": ("InputError", "ModelError", "TranscheckError", "UsageError"),
    "transcheck.model": ("Article", "Claim", "Finding", "Judgement", "Pair", "Skipped", "Span"),
    "transcheck.pipeline": ("Checker",),
    "transcheck.read": ("Request", "read_article"),
    "transcheck.report": ("Report",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Article",
    "Checker",
    "Claim",
    "Config",
    "Finding",
    "InputError",
    "Judgement",
    "ModelError",
    "Pair",
    "Report",
    "Request",
    "Skipped",
    "Span",
    "TranscheckError",
    "UsageError",
    "check",
    "check_many",
    "load_config",
    "read_article",
]


def __getattr__(name: str) -> Any:
    """Public names are imported when first used, so that `import transcheck` costs nothing."""
    if name not in _HOME:
        raise AttributeError(f"module 'transcheck' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)
