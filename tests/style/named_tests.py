"""A document that says which test shows something names one that exists."""

import re

DOCUMENT = "docs/threat-model.md"
NAMED = re.compile(r"`([A-Z][A-Za-z]*\.[A-Z][A-Za-z]*)`")
TEST = re.compile(r"^TEST(?:_F|_P)?\(\s*(\w+),\s*(\w+)\)", re.MULTILINE)


def named(document):
    return sorted(set(NAMED.findall(document)))


def tests_in(sources):
    return {f"{suite}.{name}" for text in sources for suite, name in TEST.findall(text)}


def check(document, sources):
    there = tests_in(sources)
    return [f"{DOCUMENT}: there is no test {name}" for name in named(document) if name not in there]
