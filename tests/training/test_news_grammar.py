"""The grammar as a whole: every rule can be derived, and what it makes holds together."""

import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from training.news import generate, trace
from training.news.dates import TIMES, WEEKDAYS
from training.news.derive import Derivation
from training.news.grammar import Topic, categories, load_topics
from training.news.rules import Rule, parse
from transcheck.facts import date as dates
from transcheck.facts import number
from transcheck.model import Article, Claim, Span, Statement

SAMPLE = 6000
PLACEHOLDER = re.compile(r"[{}<>@_~]|  | [,.]|,\.|\.\.(?!\.)|,,|\ba the\b")


@pytest.fixture(scope="module")
def sample() -> list[tuple[str, str, str]]:
    return list(trace(SAMPLE, seed=20))


def every_rule(topic: Topic) -> list[Rule]:
    choices = [topic.frames, *topic.clauses.values()]
    choices += [choice for group in topic.groups for choice in (group.agents, group.actions)]
    return [rule for choice in choices for rule in choice.options]


@pytest.mark.parametrize("topic", load_topics(), ids=lambda topic: topic.name)
def test_every_rule_of_a_topic_can_be_derived(topic: Topic) -> None:
    rng = Random(1)  # noqa: S311
    for rule in every_rule(topic):
        # A clause's write-up stops at its verb; what follows it has slots as well.
        whole = replace(rule, en=(*rule.en, *(rule.verb.rest if rule.verb else ())))
        for side in Derivation(rng, topic).write(whole):
            assert not re.search("[{}@]", side), rule.name


def test_every_shared_rule_can_be_derived() -> None:
    rng = Random(2)  # noqa: S311
    for choice in categories().values():
        for rule in choice.options:
            ko, en = Derivation(rng, load_topics()[0]).write(rule)
            assert ko
            assert en
            assert not re.search("[가-힣]", en), rule.name


def test_clauses_end_in_dictionary_forms_and_have_verbs() -> None:
    for topic in load_topics():
        clauses = [
            rule for kind in "esn" for rule in topic.clauses[kind].options if topic.has(kind)
        ]
        actions = [rule for group in topic.groups for rule in group.actions.options]
        for rule in (*clauses, *actions):
            assert rule.verb, rule.name
            assert str(rule.ko[-1]).endswith("다"), rule.name


def test_the_same_seed_gives_the_same_pairs() -> None:
    assert list(generate(300, seed=4)) == list(generate(300, seed=4))
    assert list(generate(300, seed=4))[:100] == list(generate(100, seed=4))
    assert list(generate(300, seed=4)) != list(generate(300, seed=5))


def test_nothing_is_left_unfilled(sample: list[tuple[str, str, str]]) -> None:
    for ko, en, rules in sample:
        assert not PLACEHOLDER.search(re.sub(r"to \.\d", "to 0", en)), (en, rules)
        assert not re.search(r"[{}<>@_~]|  ", ko), (ko, rules)
        assert not re.search("[가-힣]", en)
        assert ko.endswith(".")
        assert en.endswith((".", ".”"))
        assert en.count("“") == en.count("”")
        assert ko.count("“") == ko.count("”")


def test_variety(sample: list[tuple[str, str, str]]) -> None:
    pairs = {(ko, en) for ko, en, _ in sample}
    derivations = Counter(rules for _, _, rules in sample)
    lengths = [len(en.split()) for _, en, _ in sample]
    words = {word for _, en, _ in sample for word in re.findall("[a-z]+", en.lower())}
    assert len(pairs) > 0.97 * SAMPLE
    assert derivations.most_common(1)[0][1] < 0.02 * SAMPLE
    assert 18 <= sum(lengths) / SAMPLE <= 28
    assert max(lengths) >= 50
    assert len(words) > 4500


def test_numbers_and_dates_agree(sample: list[tuple[str, str, str]]) -> None:
    """What the fact extractors read on both sides never excludes each other, but for their slips.

    An extractor that misses a form on one side ("a year earlier") leaves a value alone there: that
    is bounded more loosely, since it measures the extractor and not the pair.
    """
    outcomes = [{*compared(ko, en)} for ko, en, _ in sample[:2500]]
    differing = sum("differ" in found for found in outcomes)
    alone = sum("unclear" in found for found in outcomes)
    assert differing <= 0.02 * len(outcomes)
    assert alone <= 0.1 * len(outcomes)


def compared(ko: str, en: str) -> list[str]:
    sides = Article(text=en, language="en"), Article(text=ko, language="ko")
    found = []
    for stage in (number, dates):
        first, second = (statement(side, stage.extract(side)) for side in sides)
        found += [comparison.outcome for comparison in stage.compare(first, second)]
    return found


def statement(read: Article, facts: tuple) -> Statement:  # type: ignore[type-arg]
    whole = Span(0, len(read.text))
    claim = Claim(extent=whole, content=(whole,), kind="own", place="body")
    return Statement(article=read, claims=(claim,), facts=facts)


def test_weekdays_are_those_of_the_calendar() -> None:
    rng, today = Random(3), date(2024, 5, 30)  # noqa: S311
    for _ in range(2000):
        said = TIMES["day"](rng, today)
        match = re.fullmatch(r"(\d+)일 (.)요일", said.ko)
        if match:
            weekday = date(2024, 5, int(match[1])).weekday()
            assert "월화수목금토일"[weekday] == match[2]
            assert WEEKDAYS[weekday] in said.en


@pytest.mark.parametrize("line", ["{country} | no slot", "한국=Korea=Corea"])
def test_a_line_that_is_no_rule_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="case"):
        parse(line, name="case")


def test_command_line_prints_tab_separated_pairs() -> None:
    command = [sys.executable, "-m", "training.news", "--count", "5", "--seed", "9"]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, check=True, encoding="utf-8")
    assert [tuple(line.split("\t")) for line in done.stdout.splitlines()] == list(
        generate(5, seed=9)
    )
