"""Sizes and outer shape of C++ files: lines, columns, functions, guards, the head comment."""

import re

MOST_LINES = 400
MOST_COLUMNS = 100
MOST_FUNCTION_LINES = 60

# Files that may be longer, each with its reason.
LONGER = {}

_NO_FUNCTION = re.compile(r"^((namespace|class|struct|union|enum|extern)\b|template <.*>$)")


def function_lengths(text):
    """(first line, lines) of each function that starts in the first column, as clang-format puts it.

    Functions inside a class are short enough to be seen with it; clang-tidy measures them too. Lines
    that only hold data (they begin with a brace or a string) do not count.
    """
    start, opened, data = None, False, 0
    for number, line in enumerate(text.splitlines(), 1):
        if start is None and re.match(r"[A-Za-z_]", line) and not _NO_FUNCTION.match(line):
            start, opened, data = number, False, 0
        if start is None:
            continue
        if not opened:
            opened = line.endswith("{")
            if line.endswith((";", "}")) or " = " in line:  # a declaration, or a table of values
                start = None
        elif line.startswith("}"):
            yield start, number - start + 1 - data
            start = None
        elif line.lstrip().startswith(("{", '"')):
            data += 1


def guard_of(path):
    return "WARIFU_" + re.sub(r"[^A-Za-z0-9]", "_", path).upper() + "_"


def check_header(path, text):
    guard = guard_of(path)
    if f"#ifndef {guard}\n#define {guard}\n" not in text:
        return [f"{path}: the header guard must be {guard}"]
    return []


def check_file(path, text):
    lines = text.splitlines()
    findings = []
    if len(lines) > LONGER.get(path, MOST_LINES):
        findings.append(f"{path}: {len(lines)} lines, more than {MOST_LINES}: split it")
    for number, line in enumerate(lines, 1):
        if len(line) > MOST_COLUMNS and "://" not in line:
            findings.append(f"{path}:{number}: {len(line)} columns, more than {MOST_COLUMNS}")
    for number, length in function_lengths(text):
        if length > MOST_FUNCTION_LINES:
            findings.append(f"{path}:{number}: a function of {length} lines, more than "
                            f"{MOST_FUNCTION_LINES}: take steps out of it")
    if path.endswith(".h"):
        findings += check_header(path, text)
        if not text.startswith("// "):
            findings.append(f"{path}: a header begins with a comment that says what it offers")
    return findings


def check(files):
    return [finding for path, text in sorted(files.items()) for finding in check_file(path, text)]
