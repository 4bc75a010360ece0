"""Runs docs/first-hour.md as it stands: each command, in order, with the real programs.

A line "company$ COMMAND" is run by bash in a copy of examples/, with a home of that person's own. The
lines below it, up to the next command or the end of the block, must be found in what it prints;
"exit code N" is its exit code, else 0. A command that ends with "&" stays: it is ended with the test, and
goes on once the file behind --port-file is there.
"""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "first-hour.md"
BIN = os.environ["WARIFU_BIN"]
MOST_COMMANDS = 20
PEOPLE = ("clerk", "company", "worker", "auditor")
COMMAND_S = 120  # that one command may take
START_S = 60  # until a server listens
LOOK_S = 0.05

COMMAND = re.compile(r"^    (\w+)\$ (.+)$")
EXIT_CODE = re.compile(r"^exit code (\d+)$")


class Step:
    def __init__(self, section, who, command):
        self.section, self.who, self.command = section, who, command
        self.expected, self.exit_code = [], 0


def read_steps(text):
    steps, section, step = [], "", None
    for line in text.splitlines():
        if line.startswith("## "):
            section, step = line[3:], None
        found = COMMAND.match(line)
        if found:
            step = Step(section, *found.groups())
            steps.append(step)
        elif line.startswith("    ") and step:
            code = EXIT_CODE.match(line.strip())
            if code:
                step.exit_code = int(code.group(1))
            else:
                step.expected.append(line.strip())
        else:
            step = None
    return steps


class FirstHour(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.steps = read_steps(PAGE.read_text(encoding="utf-8"))

    def test_each_hour_has_at_most_twenty_commands(self):
        for section in {step.section for step in self.steps}:
            count = sum(step.section == section for step in self.steps)
            self.assertLessEqual(count, MOST_COMMANDS, section)

    def test_everybody_has_an_hour(self):
        self.assertEqual([step.section for step in self.steps if step.who in PEOPLE][0], "The clerk")
        self.assertEqual({step.who for step in self.steps}, set(PEOPLE))
        self.assertTrue(all(step.who in PEOPLE for step in self.steps))

    def test_says_what_is_not_printed(self):
        step = Step("", "clerk", "echo one; exit 3")
        step.expected = ["two"]
        with self.assertRaises(AssertionError):
            self.run_step(step, tempfile.gettempdir())
        step.expected, step.exit_code = ["one"], 0
        with self.assertRaises(AssertionError):
            self.run_step(step, tempfile.gettempdir())

    def test_runs_as_written(self):
        folder = tempfile.mkdtemp(prefix="warifu-first-hour-")
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        desk = os.path.join(folder, "desk")
        shutil.copytree(ROOT / "examples", desk)
        for step in self.steps:
            if step.command.endswith("&"):
                self.start(step, desk)
            else:
                self.run_step(step, desk)

    def surroundings(self, who, desk):
        home = os.path.join(desk, "..", "home-" + who)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("WARIFU_")}
        return {**kept, "PATH": BIN + ":" + os.environ["PATH"], "WARIFU_HOME": home,
                "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}

    def run_step(self, step, desk):
        done = subprocess.run(["bash", "-c", step.command], cwd=desk, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=COMMAND_S,
                              env=self.surroundings(step.who, desk), check=False)
        printed = done.stdout.decode("utf-8", "replace")
        self.assertEqual(done.returncode, step.exit_code, f"{step.who}$ {step.command}\n{printed}")
        for line in step.expected:
            self.assertIn(line, printed, f"{step.who}$ {step.command}")

    def start(self, step, desk):
        server = subprocess.Popen(["bash", "-c", "exec " + step.command.rstrip("& ")], cwd=desk,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.PIPE, env=self.surroundings(step.who, desk))
        self.addCleanup(self.end, server)
        port_file = os.path.join(desk, re.search(r"--port-file (\S+)", step.command).group(1))
        deadline = time.monotonic() + START_S
        while not os.path.exists(port_file):
            self.assertIsNone(server.poll(), "the server ended")
            self.assertLess(time.monotonic(), deadline, "the server does not listen")
            time.sleep(LOOK_S)

    @staticmethod
    def end(server):
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=COMMAND_S)


if __name__ == "__main__":
    unittest.main()
