#!/usr/bin/env python3
"""Judges an implementation by the cases: run.py COMMAND [ARGUMENT...]; the protocol is in README.md."""

import concurrent.futures
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
TIMEOUT_S = 60
AT_ONCE = 4
FILE_OPTIONS = ("paper", "place", "with")


def request_of(case):
    options = dict(case["options"])
    for name in FILE_OPTIONS:
        if name in options:
            options[name] = str(HERE / options[name])
    return {"proof": str(HERE / case["proof"]), "trust": str(HERE / case["trust"]),
            "time_s": case["time_s"], "options": options}


def answer_of(command, case):
    """The object that the command wrote, or a sentence that says why there is none."""
    try:
        run = subprocess.run(command, input=json.dumps(request_of(case)) + "\n", text=True,
                             capture_output=True, timeout=TIMEOUT_S, check=False)
    except subprocess.TimeoutExpired:
        return f"no answer within {TIMEOUT_S} seconds"
    if run.returncode != 0:
        return f"ended with exit code {run.returncode}: {run.stderr.strip()[-300:]}"
    try:
        answer = json.loads(run.stdout)
    except ValueError:
        return f"wrote no JSON: {run.stdout[:300]!r}"
    return answer if isinstance(answer, dict) else "wrote no JSON object"


def complaint_about(command, case):
    """What is wrong with the answer to this case; "": nothing."""
    answer = answer_of(command, case)
    if isinstance(answer, str):
        return answer
    expect = case["expect"]
    if answer.get("exit") != expect["exit"]:
        return f"exit {answer.get('exit')!r}, not {expect['exit']} ({answer.get('cause')!r})"
    if answer.get("cause") not in expect["causes"]:
        return f"cause {answer.get('cause')!r}, not {' or '.join(map(repr, expect['causes']))}"
    return ""


def judge(command, cases):
    """Pairs of a case's name and what is wrong with its answer."""
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        complaints = list(pool.map(lambda case: complaint_about(command, case), cases))
    return [(case["name"], complaint) for case, complaint in zip(cases, complaints) if complaint]


def main():
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        print(__doc__)
        return 2
    cases = json.loads((HERE / "cases.json").read_text())
    failed = judge(sys.argv[1:], cases)
    for name, complaint in failed:
        print(f"{name}: {complaint}")
    print(f"{len(cases) - len(failed)} of {len(cases)} cases as they must be")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
