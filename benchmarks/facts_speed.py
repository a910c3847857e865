"""The demo articles -> words a second of all facts' extraction, beside a plain tokeniser.

    python -m benchmarks.facts_speed

The peer, in the same process and round, cuts every text into words and marks with one regular
expression: what any extraction has to do at least. Processor time of one core; the best of three
rounds. Tables are loaded before.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from transcheck.facts import extract
from transcheck.model import Article

CORPORA = Path(__file__).parents[1] / "corpora"
ROUNDS = 3
_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")


def measure(folder: Path = CORPORA) -> dict[str, float]:
    """`facts.words_per_second`, the same `.plain`, and `facts.ratio`, over the English of `folder`.

    The ratio is how many times as long the facts take as the plain tokeniser.
    """
    articles = [
        Article(text=path.read_text(encoding="utf-8"))
        for name in ("wire.txt", "translation.txt")
        for path in sorted(folder.glob(f"*/{name}"))
    ]
    words = sum(len(article.text.split()) for article in articles)
    extract(articles[0])
    ours, plain = (
        min(_seconds(work, articles) for _ in range(ROUNDS))
        for work in (extract, lambda article: _TOKEN.findall(article.text))
    )
    return {
        "facts.words_per_second": words / ours,
        "facts.words_per_second.plain": words / plain,
        "facts.ratio": ours / plain,
    }


def _seconds(work: Callable[[Article], object], articles: Iterable[Article]) -> float:
    start = time.process_time()
    for article in articles:
        work(article)
    return time.process_time() - start


if __name__ == "__main__":
    print(json.dumps({name: round(value, 1) for name, value in measure().items()}, indent=2))
