#!/usr/bin/env python3
"""`warifu verify` behind the conformance protocol (README.md): warifu_adapter.py WARIFU"""

import datetime
import hashlib
import json
import os
import subprocess
import sys
import tempfile

GROUP = 8  # hex digits of a fingerprint


def fingerprint(path):
    with open(path, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    return " ".join(digest[i:i + GROUP] for i in range(0, len(digest), GROUP))


def words_of(request):
    time = datetime.datetime.fromtimestamp(request["time_s"], datetime.timezone.utc)
    words = ["verify", request["proof"], "--offline", "--json", "--trust", request["trust"],
             "--fingerprint", fingerprint(request["trust"]), "--at", time.strftime("%Y-%m-%dT%H:%M:%SZ")]
    for name, value in request["options"].items():
        words += ["--" + name.replace("_", "-"), value]
    return words


def main():
    request = json.loads(sys.stdin.readline())
    with tempfile.TemporaryDirectory() as home:
        run = subprocess.run([sys.argv[1]] + words_of(request), capture_output=True, text=True,
                             env={**os.environ, "WARIFU_HOME": home}, check=False)
    answer = json.loads(run.stdout)
    if "verify" not in answer:
        sys.exit(f"no verdict: {run.stdout}")
    causes = answer["verify"]["causes"]
    print(json.dumps({"exit": run.returncode, "cause": causes[0]["name"] if causes else ""}))


if __name__ == "__main__":
    main()
