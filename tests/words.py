#!/usr/bin/python3
"""Every name of the headers has a word in English and one in Chinese, and everybody uses the same ones.

    words.py TOP_OF_THE_TREE
"""

import re
import sys
from pathlib import Path

import header_comments
from tap import Tap

CHINESE = re.compile(r"[\u4e00-\u9fff]")
PROPER_NAMES = {"SHP_PROGRAM_PRIME"}  # nobody translates them
# Their sentences stand in one table of the library, and are too long for one of words.
SENTENCES = {"shp_status", "shp_advice"}


def rows(text):
    """{constant: (English, Chinese)} of doc/words.md."""
    return {name: (en, zh) for name, en, zh in re.findall(r"^\| `(SHP_\w+)` \| ([^|]*) \| ([^|]*) \|$", text, re.M)}


def missing_words(values, words):
    for value in values:
        if value.parent.name in SENTENCES:
            continue
        english, chinese = words.get(value.name, ("", ""))
        if not english or CHINESE.search(english):
            yield f"{value.name}: no English word"
        if not chinese or not (CHINESE.search(chinese) or value.name in PROPER_NAMES):
            yield f"{value.name}: no Chinese word"


def missing_sentences(values, table):
    entries = dict(re.findall(r"\b(?:MEANS|SAYS)\((SHP_\w+),(.*?)\)\n", table, re.S))
    for value in values:
        if value.parent.name in SENTENCES and not CHINESE.search(entries.get(value.name, "")):
            yield f"{value.name}: no Chinese sentence"


def other_words(sources, words):
    """Tables of short words in the library and in shipdesk: {CONSTANT, "English", "Chinese"} and [CONSTANT] = {...}."""
    found = 0
    for path in sources:
        text = path.read_text(encoding="utf-8")
        for name, entry in re.findall(r"[\[{](SHP_\w+)(?:\] = \{|, )([^;{}]*(?:\{[^{}]*\})?[^;{}]*)\}", text):
            chinese = [said for said in re.findall(r'"([^"]*)"', entry) if CHINESE.search(said)]
            if not chinese or name not in words or chinese[-1].endswith("。"):
                continue
            found += 1
            if chinese[-1] != words[name][1]:
                yield f"{path.name}: {name} is {chinese[-1]}, and {words[name][1]} in doc/words.md"
    if found < 60:
        yield f"{found} words found only: the tables were not understood"


def main():
    top = Path(sys.argv[1])
    declared = [found for header in header_comments.read(top / "include") for found in header.declarations]
    values = [found for found in declared if found.kind == "value"]
    words = rows((top / "doc" / "words.md").read_text(encoding="utf-8"))
    tap = Tap()
    tap.check("every constant has its words", list(missing_words(values, words)))
    tap.check("no word is of a constant that is not there", sorted(set(words) - {value.name for value in values}))
    table = (top / "lib" / "status_table.c").read_text(encoding="utf-8")
    tap.check("every status and advice has a Chinese sentence", list(missing_sentences(values, table)))
    sources = [*sorted((top / "lib").glob("*.c")), top / "examples" / "shipdesk" / "words.c"]
    tap.check("the library and shipdesk use these words", list(other_words(sources, words)))
    tap.finish()


if __name__ == "__main__":
    main()
