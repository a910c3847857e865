import tomllib
from pathlib import Path
from typing import Any

import pytest
from claim_articles import claims_of

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_claims_of_case(case: dict[str, Any]) -> None:
    article, found = claims_of(case)
    said = [[c.speaker.name if c.speaker else "", c.kind, c.said(article.text)] for c in found]
    assert said == case["claims"]


def test_mention_is_none_where_the_speaker_carries_over() -> None:
    text = 'Ann Lee said, "The talks went well," adding, "We expect a deal before the summer."'
    article, (first, second) = claims_of({"text": text, "people": ["Ann Lee"]})
    assert first.speaker
    assert first.speaker.mention
    assert first.speaker.mention.of(article.text) == "Ann Lee"
    assert second.speaker
    assert second.speaker.mention is None


def test_cue_takes_its_auxiliaries_along() -> None:
    text = "Ann Lee did not say when the tunnel would open."
    article, (claim,) = claims_of({"text": text, "people": ["Ann Lee"]})
    assert claim.cue
    assert (claim.cue.span.of(article.text), claim.cue.lemma) == ("did not say", "say")


def test_extents_of_one_sentence_lie_side_by_side() -> None:
    text = "Ann Lee voiced regret over the delay, and vowed to open the bridge in May."
    article, found = claims_of({"text": text, "people": ["Ann Lee"]})
    assert [claim.extent.of(article.text) for claim in found] == [
        "Ann Lee voiced regret over the delay",
        "and vowed to open the bridge in May.",
    ]


def test_an_office_is_described_once_for_each_holder() -> None:
    text = "Trade Minister Ann Lee sang. Trade Minister Ann Lee danced. Trade Minister Bo Kim sat."
    _, found = claims_of({"text": text, "people": ["Ann Lee"]})
    assert not [claim for claim in found if claim.kind == "description"]
    titles = [["Trade Minister", "Ann Lee"], ["Trade Minister", "Ann Lee"]]
    article, found = claims_of({"text": text, "people": ["Ann Lee"], "titles": titles})
    described = [c.extent.of(article.text) for c in found if c.kind == "description"]
    assert described == ["Trade Minister Ann Lee"]
