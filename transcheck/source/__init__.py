"""A Korean source and its translation -> linked segments, and where each difference came in."""

from transcheck.source.links import SourceLink, link_source
from transcheck.source.original import Cut, Original, original
from transcheck.source.side import Side, side

__all__ = ["Cut", "Original", "Side", "SourceLink", "link_source", "original", "side"]
