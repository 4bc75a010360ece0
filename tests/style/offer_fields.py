"""Each field of an offer is read by a rule, shown to the worker, or recorded only, with its reason.

A field counts as read where its accessor's name stands in a source that judges or shows offers. Where
two messages have a field of one name that is enough for both: what this finds is a field that nobody
reads at all.
"""

import re

SCHEMA = ("proto/warifu/v1/offer.proto", "proto/warifu/v1/money.proto")
JUDGES = "core/rules/"
SHOWS = ("client/worker/", "client/verify/", "client/render/verdict", "client/render/explain",
         "core/proof/verify_told")
# These compare every field alike, and so read none.
COMPARE_ALL = ("core/rules/offer/worse", "core/rules/offer/offer_difference")

# Signed and binding, compared when an offer replaces another, and left to people.
RECORDED_ONLY = {
    "Offer.authoritative_language": "which text of the paper contract prevails, for a court",
    "Worksite.address_local": "where the worker goes; the subdivision decides the minimum wage",
    "Worksite.address_latin": "the same address, for those who read Latin script",
    "Requirement.months": "how much experience; how many requirements there may be is a rule",
    "Term.notice_days": "no ruleset has a norm for it",
    "Shift.night": "the night premium is a rule for every offer",
    "Pay.closing_day": "up to when a month's work is counted",
    "Pay.pay_day": "when it is paid; no ruleset has a norm for it",
    "Pay.pay_method": "both ways are lawful",
    "Lodging.persons_per_room": "the area for each person is the rule",
    "Training.unit": "hours or lessons; no ruleset has a norm for the amount",
    "Training.days": "how long the training takes",
}

_MESSAGE = re.compile(r"^message (\w+) \{\n(.*?)^\}", re.S | re.M)
_FIELD = re.compile(r"((?:^ *//[^\n]*\n)*)^ +(?:optional |repeated )?([\w.]+) (\w+) = \d+", re.M)


def schema(texts):
    """Message: its fields as (type, name, comment)."""
    return {
        message.group(1): [(field[1], field[2], field[0]) for field in _FIELD.findall(message.group(2))]
        for text in texts for message in _MESSAGE.finditer(text)
    }


def reachable(messages, top="Offer"):
    """Every field of `top` and of what it holds: "Message.field", name, comment."""
    seen, waiting = [], [top]
    while waiting:
        message = waiting.pop(0)
        if message in seen:
            continue
        seen.append(message)
        waiting += [kind for kind, _, _ in messages[message] if kind in messages]
    return [(f"{message}.{name}", name, comment)
            for message in seen for _, name, comment in messages[message]]


def readers(files):
    """The text of all sources that judge or show offers."""
    return "\n".join(
        text for path, text in files.items()
        if path.startswith((JUDGES,) + SHOWS) and not path.startswith(COMPARE_ALL))


def check(texts, sources, recorded_only):
    findings = []
    fields = reachable(schema(texts))
    for field, name, comment in fields:
        is_read = re.search(rf"(?:\.|->|::)(?:has_)?{name}\b", sources) is not None
        if not comment.strip():
            findings.append(f"{field}: has no comment")
        if not is_read and field not in recorded_only:
            findings.append(f"{field}: no rule reads it, no worker is shown it, and no reason stands "
                            "in tests/style/offer_fields.py")
        if is_read and field in recorded_only:
            findings.append(f"{field}: is read, so it is not recorded only")
    known = {field for field, _, _ in fields}
    findings += [f"{field}: there is no such field" for field in recorded_only if field not in known]
    findings += [f"{field}: has no reason" for field, reason in recorded_only.items() if not reason]
    return findings
