"""Our files as a dictionary of path (from the root, with /) to text."""

import os
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PRODUCT = ("core", "registry", "storage", "command_line", "server", "client")
SOURCE_ENDINGS = (".cc", ".h")
TEXT_ENDINGS = SOURCE_ENDINGS + (
    ".proto", ".py", ".sh", ".cmake", ".md", ".txt", ".json", ".yaml", ".yml", ".conf", ".service",
    ".exp", ".1")
SKIPPED_FOLDERS = {"build", ".git", "__pycache__"}

_INCLUDE = re.compile(r'^\s*#\s*include\s+[<"]([^>"]+)[>"]', re.MULTILINE)


def includes(text):
    return _INCLUDE.findall(text)


def _walk(top):
    for folder, folders, names in os.walk(ROOT / top):
        folders[:] = sorted(set(folders) - SKIPPED_FOLDERS)
        for name in sorted(names):
            yield pathlib.Path(folder) / name


def _is_script(path):
    with path.open("rb") as file:
        return file.read(2) == b"#!"


def read(tops, wanted):
    """The files below the folders `tops` for which `wanted(path)` holds."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for top in tops for path in _walk(top) if wanted(path)
    }


def paths():
    """The path of every file that there is."""
    return {path.relative_to(ROOT).as_posix() for path in _walk("")}


def product():
    return read(PRODUCT, lambda path: path.suffix in SOURCE_ENDINGS)


def cpp():
    return read(PRODUCT + ("tests", "bench"), lambda path: path.suffix in SOURCE_ENDINGS)


def everything():
    """All text that people wrote: sources, scripts, documents; vectors of others excepted."""
    return read([""], lambda path: path.suffix in TEXT_ENDINGS or _is_script(path))
