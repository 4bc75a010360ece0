"""Paths that comments and documents name: each is a file of the tree."""

import fnmatch
import posixpath
import re

_SOURCES = "h|cc|inc|proto|py|sh|cmake|md|messages|conf|service|yml"
# Bare names with these endings are files of whoever reads; with a folder they are the tree's.
_DATA = "json|txt|csv"
_PATH = re.compile(
    r"(?<![\w./~$<>{}-])((?:\.\./)*(?:[\w.*-]+/)*[\w*][\w.*-]*\.(?:" + _SOURCES + "|" + _DATA + r"))"
    r"(?![\w/*{<-])")
_BARE_DATA = re.compile(r"[^/]+\.(?:" + _DATA + ")")
# NAME.txt, LANGUAGE.TOPIC.messages: words that stand for names. A document's name may be such a word.
_STANDS_FOR = re.compile(r"(?:.*/)?[A-Z]+(?:[.-][A-Z]+)*\.(?!md$)\w+")
_GENERATED = re.compile(r"(?:\.grpc)?\.pb\.(?:h|cc)$")

# Files of others that ours speak of, each with whose it is.
NOT_OURS = {
    "protocol.md": "DSSE",
}

_COMMENT = {"cpp": re.compile(r"(?:^|\s)//(.*)"), "script": re.compile(r"(?:^|\s)#(.*)")}


def _said(path, line):
    """What of a line is for people: of code its comment, of a document all, of data nothing."""
    name = path.rsplit("/", 1)[-1]
    if name.endswith(".md"):
        return line
    if name != "CMakeLists.txt" and name.endswith((".json", ".txt", ".exp")):
        return ""
    found = _COMMENT["cpp" if name.endswith((".cc", ".h", ".proto")) else "script"].search(line)
    return found.group(1) if found else ""


def named(path, text):
    """(number of the line, path as it is named) for each one in a file's comments."""
    for number, line in enumerate(text.splitlines(), 1):
        for found in _PATH.finditer(_said(path, line)):
            name = found.group(1)
            if not _BARE_DATA.fullmatch(name) and not _STANDS_FOR.fullmatch(name):
                yield number, name


def _exists(path, name, tree):
    """From the root, from the folder of `path`, or as the end of a longer path."""
    name = _GENERATED.sub(".proto", name)
    if name.startswith("../"):
        return posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) in tree
    if "*" in name:
        return any(fnmatch.fnmatch(other, name) or fnmatch.fnmatch(other, f"*/{name}")
                   for other in tree)
    return name in tree or any(other.endswith(f"/{name}") for other in tree)


def check_file(path, text, tree, not_ours):
    return [f"{path}:{number}: names {name}, which does not exist"
            for number, name in named(path, text)
            if name not in not_ours and not _exists(path, name, tree)]


def check(files, tree, not_ours):
    speaking = "\n".join(text for path, text in files.items() if path.endswith((".h", ".cc", ".md")))
    findings = [f"paths.py: {name} is named nowhere: take it out of the list"
                for name in not_ours if name not in speaking]
    return findings + [finding for path, text in sorted(files.items())
                       for finding in check_file(path, text, tree, not_ours)]
