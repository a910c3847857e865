"""The closed sets of words that values are made of, and the MQM category of each finding type."""

from __future__ import annotations

from typing import Literal, TypeAlias

Language: TypeAlias = Literal["en", "ko"]
Place: TypeAlias = Literal["headline", "lead", "body"]
ClaimKind: TypeAlias = Literal["direct", "indirect", "mixed", "own", "description"]
Verdict: TypeAlias = Literal[
    "consistent", "drift", "contradicted", "only_in_wire", "only_in_translation", "uncertain"
]
Severity: TypeAlias = Literal["neutral", "minor", "major", "critical"]
FindingType: TypeAlias = Literal[
    "name",
    "title",
    "number",
    "date",
    "meaning",
    "negation",
    "strength",
    "attribution",
    "quote",
    "addition",
    "omission",
    "terminology",
    "style",
]
Outcome: TypeAlias = Literal["agree", "notice", "differ", "unclear"]
PivotOutcome: TypeAlias = Literal["same_korean", "different_korean", "unclear"]
VERDICTS: tuple[Verdict, ...] = (
    "consistent",
    "drift",
    "contradicted",
    "only_in_wire",
    "only_in_translation",
    "uncertain",
)
SEVERITIES: tuple[Severity, ...] = ("neutral", "minor", "major", "critical")
MQM: dict[FindingType, str] = {
    "name": "accuracy/mistranslation",
    "title": "accuracy/mistranslation",
    "number": "accuracy/mistranslation",
    "date": "accuracy/mistranslation",
    "meaning": "accuracy/mistranslation",
    "negation": "accuracy/mistranslation",
    "strength": "accuracy/mistranslation",
    "attribution": "accuracy/mistranslation",
    "quote": "accuracy/mistranslation",
    "addition": "accuracy/addition",
    "omission": "accuracy/omission",
    "terminology": "terminology/inconsistent use",
    "style": "style",
}
"""Finding type -> MQM category (Lommel et al. 2014, the MQM core typology)."""
