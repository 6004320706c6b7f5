"""Measure what roles, dates of publication, kinds and languages are worth on real news.

    LINTNEWS_CORPORA=FOLDER python tests/accuracy/measure_roles.py speed        articles a second,
    on one core
    LINTNEWS_CORPORA=FOLDER python tests/accuracy/measure_roles.py boilerplate  every line called
    boilerplate, to be read
    LINTNEWS_CORPORA=FOLDER python tests/accuracy/measure_roles.py kinds [SEED] a hundred articles
    with their kind, to be read

FOLDER holds news/allsides, news/horne2017 and polnear/train.jsonl.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from lintnews.analysis.language import language
from lintnews.analysis.page.kind import kind
from lintnews.analysis.page.published import published
from lintnews.analysis.page.roles import roles
from lintnews.analysis.reading import Reading
from lintnews.article.model import Article, Role
from lintnews.article.source import Source, decode
from lintnews.readers.text import read

FOLDER = Path(os.environ.get("LINTNEWS_CORPORA", "."))
BODY = {Role.BODY, Role.LIST, Role.SUBHEAD, Role.PULLQUOTE}


def files(*folders: str) -> Iterator[tuple[str, Article]]:
    """Yield the articles of folders of the news collection, each with its name."""
    for folder in folders:
        for path in sorted((FOLDER / "news" / folder).glob("*.txt")):
            for article in read(decode(path.name, path.read_bytes())):
                yield path.name, article


def annotated() -> Iterator[tuple[str, Article]]:
    """Yield the annotated stories, each with its name."""
    with (FOLDER / "polnear" / "train.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            story = json.loads(line)
            for article in read(Source(story["article"], story["text"])):
                yield story["article"], article


def speed() -> None:
    """Print how many articles a second each analysis takes, and all of them on one reading."""
    articles = [article for _, article in files("allsides")][:500]
    wanted = (roles, published, kind, language)
    for chosen in (wanted, *((one,) for one in wanted)):
        for article in articles[:20]:
            for one in chosen:
                Reading(article).get(one)
        start = time.process_time()
        for article in articles:
            reading = Reading(article)
            for one in chosen:
                reading.get(one)
        print(
            f"{' + '.join(one.__name__ for one in chosen)}: "
            f"{len(articles) / (time.process_time() - start):.0f} articles/s"
        )


def boilerplate() -> None:
    """Print each line that is called boilerplate.

    And how many lines of body there are beside them.
    """
    body = called = 0
    for name, article in (*annotated(), *files("horne2017")):
        for block in roles(Reading(article)):
            body += block.role in BODY
            if block.role is Role.BOILERPLATE:
                called += 1
                print(f"{block.certainty:.2f}\t{name}\t{block.span.of(article.text)}")
    print(f"{called} lines called boilerplate beside {body} lines of body")


def kinds(seed: int) -> None:
    """Print a hundred articles with the kind that they are given."""
    articles = list(files("allsides", "horne2017"))
    random.Random(seed).shuffle(articles)
    for name, article in articles[:100]:
        found = kind(Reading(article))
        lines = [block.span.of(article.text) for block in article.blocks]
        print(f"{found.kind.value}\t{found.certainty:.2f}\t{name}\t{lines[0]}\t{lines[-1][:100]}")


if __name__ == "__main__":
    if not (FOLDER / "news").is_dir():
        sys.exit("LINTNEWS_CORPORA names no folder of news collections")
    match sys.argv[1:]:
        case ["speed"]:
            speed()
        case ["boilerplate"]:
            boilerplate()
        case ["kinds", *rest]:
            kinds(int(rest[0]) if rest else 0)
        case _:
            sys.exit(__doc__)
