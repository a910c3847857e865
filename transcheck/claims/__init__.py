"""Claims: an article with its segments and facts -> who says what, as small propositions."""

from transcheck.claims.extract import claims

__all__ = ["claims"]
