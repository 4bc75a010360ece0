"""One type name, one type: two of a name in one namespace are one type to the linker.

It keeps one of two inline destructors for both, and nobody is told. Headers alone are read: what
lies in an unnamed namespace of a .cc belongs to it.
"""

import collections
import re

_TYPE = re.compile(
    r"^(?:class|struct|union|enum(?: class)?)(?: \[\[nodiscard\]\])? (\w+)\b[^;]*\{", re.M)

# Two programs: what one defines never meets what the other defines.
APART = ({"client", "server"}, {"client", "storage"})


def _top(path):
    return path.split("/")[0]


def _may_meet(a, b):
    return {_top(a), _top(b)} not in APART


def check(headers):
    """headers: {path: text}. Types within other types are indented, and names of their own."""
    places = collections.defaultdict(list)
    for path, text in sorted(headers.items()):
        for name in _TYPE.findall(text):
            places[name].append(path)
    return [f"{b}: {name} is the name of a type in {a} already"
            for name, paths in sorted(places.items())
            for i, b in enumerate(paths) for a in paths[:i]
            if a != b and _may_meet(a, b)]
