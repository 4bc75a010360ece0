"""Words that must not be in the tree: unfinished work, skipped tests, paths of somebody's machine."""

import re

_CODE = (".cc", ".h", ".proto", ".py", ".sh", ".cmake")

# The words are written in two parts, so that this file passes its own check.
UNFINISHED = re.compile(
    r"\b(TO" r"DO|FIX" r"ME|X" r"XX(?=:)|HA" r"CK|not imple" r"mented|unimple" r"mented|st" r"ub)\b")
NO_TEST = re.compile(
    r"DISAB" r"LED_|GTEST_S" r"KIP|SUCCEE" r"D\(\)|EXPECT_TRUE\(tr" r"ue\)|ASSERT_TRUE\(tr" r"ue\)")
MACHINE = re.compile(
    r"(?<![\w.~-])/(?:wo" r"rk|ro" r"ot|fa" r"rm|ho" r"me)/"
    r"|://(?:deb|reg" r"istry)\.(?!example\b)")
# Country and currency codes, dates, and programmes: what a ruleset says and no rule may.
OF_A_LAW = re.compile(
    r'"[A-Z]{2,3}(?:-[A-Z0-9]{1,3})?"|\b(?:19|20)\d\d-[01]\d-[0-3]\d\b|\b(?:TITP|SSW\d?|ESD|FERI|IRIS)\b')
SLEEP = re.compile(r"\bsleep_(for|until)\b|\b(u|nano)?sleep\(")


def _lines(path, text, pattern, sentence):
    for number, line in enumerate(text.splitlines(), 1):
        found = pattern.search(line)
        if found:
            yield f'{path}:{number}: "{found.group(0)}": {sentence}'


def _is_code(path):
    return path.endswith(_CODE) or path.startswith(("scripts/", ".ci/"))


def _without_comments(text):
    return re.sub(r"//[^\n]*", "", text)


def check_file(path, text):
    findings = list(_lines(path, text, MACHINE, "a path of one machine or a registry's host"))
    if _is_code(path):
        findings += _lines(path, text, UNFINISHED, "unfinished work is not committed")
    if path.startswith("core/rules/") and path.endswith((".cc", ".h")):
        findings += _lines(path, _without_comments(text), OF_A_LAW, "belongs into a ruleset")
    if path.startswith("tests/") and path.endswith((".cc", ".h")):
        findings += _lines(path, text, NO_TEST, "a test that cannot fail")
        if not path.startswith("tests/fault/"):  # when a server is killed is what those try
            findings += _lines(path, text, SLEEP, "tests do not sleep")
    return findings


def check(files):
    return [finding for path, text in sorted(files.items()) for finding in check_file(path, text)]
