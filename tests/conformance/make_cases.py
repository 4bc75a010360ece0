#!/usr/bin/env python3
"""Makes cases.json and inputs/ from the golden files: make_cases.py [--check]

Each golden proof is a case as it stands. Cases with options are listed here, over golden proofs of
which the golden files say what they are worth without. --check compares and writes nothing.
"""

import hashlib
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
GOLDEN = HERE.parent / "golden"

# What a verifier may as well say: what is wrong can be found in two ways.
OTHER_CAUSES = {
    "checkpoint-of-other-origin": ["NO_TRUST_FILE"],
    "dropped-offer": ["FILE_DAMAGED"],
}
# About a command line, not about a verdict.
LEFT_OUT = {"file-of-another-kind"}

PLAIN = "supervising-organization-between"  # total 61,923,000 VND, net pay 145,376 JPY
PLACE = "one-place-given"

# Name, golden proof, options, exit, cause.
WITH_OPTIONS = [
    ("told-total", PLAIN, {"told_total": "61923000 VND"}, 0, ""),
    ("told-total-too-high", PLAIN, {"told_total": "61923001 VND"}, 18, "TOLD_TOTAL_TOO_HIGH"),
    ("told-total-lower", PLAIN, {"told_total": "1 VND"}, 0, ""),
    ("told-pay", PLAIN, {"told_pay": "145376 JPY"}, 0, ""),
    ("told-pay-too-high", PLAIN, {"told_pay": "145377 JPY"}, 18, "TOLD_PAY_TOO_HIGH"),
    ("told-pay-lower", PLAIN, {"told_pay": "1 JPY"}, 0, ""),
    ("told-total-without-rate", PLAIN, {"told_total": "1 THB"}, 3, "NO_RATE_FOR_TOLD"),
    ("told-of-withdrawn", "withdrawn-offer", {"told_total": "61923001 VND"}, 15, "OFFER_WITHDRAWN"),
    ("told-of-full", "full-offer", {"told_total": "99999999999 VND"}, 18, "TOLD_TOTAL_TOO_HIGH"),
    ("told-of-broken", "admitted-payee-outside", {"told_total": "99999999999 VND"}, 17, "RULE_BROKEN"),
    ("account-of-nobody", PLAIN, {"account": "0000000000"}, 18, "ACCOUNT_NOT_OF_PAYEE"),
    ("paper-that-differs", PLAIN, {"paper": "inputs/another.paper"}, 18, "PAPER_DIFFERS"),
    ("place-of-its-holder", PLACE, {"place": "inputs/holder-of-place-1.place"}, 0, ""),
    ("place-of-nobody", PLACE, {"place": "inputs/nobody.place"}, 0, ""),
    ("place-of-its-holder-when-full", "full-offer", {"place": "inputs/holder-of-place-1.place"}, 0, ""),
    ("place-of-nobody-when-full", "full-offer", {"place": "inputs/nobody.place"}, 19, "OFFER_FULL"),
    ("withdrawal-in-hand", PLAIN, {"with": "inputs/withdrawal.statement"}, 15, "OFFER_WITHDRAWN"),
    ("withdrawal-in-hand-seal-too-old", "withdrawn-offer-seal-too-old",
     {"with": "inputs/withdrawal.statement"}, 15, "OFFER_WITHDRAWN"),
]

# Name, golden proof, time, exit, cause: the same proofs at other times.
AT_OTHER_TIMES = [
    ("long-after", PLAIN, 1_900_000_000, 16, "EXPIRED"),  # 2030: bad news needs no fresh seal
    ("withdrawn-long-after", "withdrawn-offer", 1_900_000_000, 15, "OFFER_WITHDRAWN"),
    ("suspended-long-after", "suspended-party", 1_900_000_000, 16, "EXPIRED"),
    ("full-long-after", "full-offer", 1_900_000_000, 16, "EXPIRED"),
    ("long-before", PLAIN, 1_700_000_000, 3, "CLOCK_BEHIND_SEAL"),  # 2023
]


def fields(message):
    """The fields of a protobuf message: (number, value); a varint or the bytes within."""
    at, found = 0, []

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = message[at]
            at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    while at < len(message):
        tag = varint()
        value = varint()
        if tag & 7 == 2:
            at, value = at + value, message[at:at + value]
        found.append((tag >> 3, value))
    return found


def framed(kind, body):
    """A file of ours: its first line, the body, and the first 8 bytes of the hash of both."""
    whole = f"warifu-{kind}/v1\n".encode() + body
    return whole + hashlib.sha256(whole).digest()[:8]


def withdrawal():
    """The signed Change in the golden proof of a withdrawn offer (proof.proto, log.proto)."""
    proof = (GOLDEN / "withdrawn-offer.warifu").read_bytes()
    message = proof[proof.index(b"\n") + 1:-8]
    last = [value for number, value in fields(message) if number == 5][-1]
    entry = dict(fields(last))[2]
    return framed("statement", dict(fields(entry))[3])


def place(holder):
    return framed("place", hashlib.sha256(f"warifu test key {holder}".encode()).digest())


def inputs():
    return {
        "inputs/withdrawal.statement": withdrawal(),
        "inputs/holder-of-place-1.place": place("holder of place 1"),
        "inputs/nobody.place": place("nobody"),
        "inputs/another.paper": b"Another paper than the one that was signed.\n",
    }


def golden_cases():
    cases = {}
    for path in sorted(GOLDEN.glob("*.json")) + sorted((GOLDEN / "negative").glob("*.json")):
        golden = json.loads(path.read_text())
        if path.stem in LEFT_OUT:
            continue
        cases[path.stem] = {
            "name": path.stem,
            "proof": "../golden/" + str(path.with_suffix(".warifu").relative_to(GOLDEN)),
            "trust": "../golden/" + golden["trust"],
            "time_s": golden["now_s"],
            "options": {},
            "expect": {"exit": golden["exit"],
                       "causes": [golden["cause"]] + OTHER_CAUSES.get(path.stem, [])},
        }
    return cases


def all_cases():
    cases = golden_cases()
    for name, golden, time_s, exit_code, cause in AT_OTHER_TIMES:
        case = dict(cases[golden], name=name, time_s=time_s)
        case["expect"] = {"exit": exit_code, "causes": [cause]}
        cases[name] = case
    for name, golden, options, exit_code, cause in WITH_OPTIONS:
        case = dict(cases[golden], name=name, options=options)
        case["expect"] = {"exit": exit_code, "causes": [cause]}
        assert name not in cases, name
        cases[name] = case
    return list(cases.values())


def made():
    """Every file that this makes: its path in this folder, and its bytes."""
    lines = ",\n".join(json.dumps(case) for case in all_cases())
    return {**inputs(), "cases.json": f"[\n{lines}\n]\n".encode()}


def main():
    differing = []
    for path, content in made().items():
        file = HERE / path
        if "--check" not in sys.argv[1:]:
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content)
        elif not file.exists() or file.read_bytes() != content:
            differing.append(path)
    for path in differing:
        print(f"tests/conformance/{path} is not what make_cases.py makes: run it, and look at the change")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
