"""The cases are those that the golden files give; our own client passes them; the runner sees what is wrong."""

import json
import os
import pathlib
import subprocess
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

import make_cases  # noqa: E402
import run  # noqa: E402

ADAPTER = [sys.executable, "-B", str(HERE / "warifu_adapter.py")]


def cases():
    return json.loads((HERE / "cases.json").read_text())


def saying(code):
    """A command that runs this Python code."""
    return [sys.executable, "-c", code]


class ConformanceTest(unittest.TestCase):

    def test_cases_are_what_the_golden_files_give(self):
        for path, content in make_cases.made().items():
            self.assertEqual((HERE / path).read_bytes(), content, f"{path}: run make_cases.py")

    def test_check_passes(self):
        check = subprocess.run([sys.executable, "-B", str(HERE / "make_cases.py"), "--check"], check=False)
        self.assertEqual(check.returncode, 0)

    def test_every_kind_of_verdict_has_its_cases(self):
        exits = {case["expect"]["exit"] for case in cases()}
        self.assertEqual(exits, {0, 3, 11, 12, 14, 15, 16, 17, 18, 19})

    def test_our_client_says_what_it_must(self):
        warifu = os.path.join(os.environ["WARIFU_BIN"], "warifu")
        self.assertEqual(run.judge(ADAPTER + [warifu], cases()), [])

    def test_runner_names_every_case_that_differs(self):
        some = [case for case in cases() if case["name"] in ("full-offer", "company-alone", "log-hash-flipped")]
        self.assertEqual(len(some), 3)
        believing = saying("print('{\"exit\": 0, \"cause\": \"\"}')")
        self.assertEqual({name for name, _ in run.judge(believing, some)}, {"full-offer", "log-hash-flipped"})

    def test_runner_takes_the_right_exit_for_a_wrong_cause_as_wrong(self):
        some = [case for case in cases() if case["name"] == "full-offer"]
        for answer in ('{"exit": 19}', '{"exit": 19, "cause": "EXPIRED"}', '{"exit": "19", "cause": "OFFER_FULL"}',
                       "[]", "nothing", ""):
            self.assertEqual(len(run.judge(saying(f"print({answer!r})"), some)), 1, answer)
        self.assertEqual(len(run.judge(saying("import sys; print('{}'); sys.exit(3)"), some)), 1)
        right = saying("print('{\"exit\": 19, \"cause\": \"OFFER_FULL\"}')")
        self.assertEqual(run.judge(right, some), [])


if __name__ == "__main__":
    unittest.main()
