"""The manual pages that the build makes: as the programs print them now, whole, and in order for man.

groff reads them with its warnings on, where it is installed; their structure is checked everywhere.
"""

import os
import pathlib
import re
import shutil
import subprocess
import unittest

BIN = pathlib.Path(os.environ["WARIFU_BIN"])
BUILD = pathlib.Path(os.environ["WARIFU_BUILD"])
PAGES = {"warifu": 1, "warifud": 8}
SECTIONS = ["NAME", "SYNOPSIS", "COMMANDS", "SEE ALSO"]
REQUESTS = {".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".RS", ".RE", ".nf", ".fi", ".br"}


def printed(program, *words):
    done = subprocess.run([BIN / program, *words], stdin=subprocess.DEVNULL, capture_output=True,
                          check=True)
    return done.stdout.decode("utf-8")


class ManualPages(unittest.TestCase):
    def each(self):
        for program, section in PAGES.items():
            with self.subTest(program=program):
                path = BUILD / "man" / f"{program}.{section}"
                yield program, section, path, path.read_text(encoding="utf-8")

    def test_is_what_the_program_prints(self):
        for program, _, _, text in self.each():
            self.assertEqual(text.rstrip("\n"), printed(program, "--man").rstrip("\n"))

    def test_has_its_sections_and_known_requests_only(self):
        for program, section, _, text in self.each():
            self.assertTrue(text.startswith(f'.TH "{program.upper()}" {section} '))
            found = re.findall(r'^\.SH "?([^"\n]+)"?$', text, re.M)
            self.assertEqual([name for name in found if name in SECTIONS], SECTIONS)
            for line in text.splitlines():
                if line.startswith((".", "'")):
                    self.assertIn(line.split(" ")[0], REQUESTS, line)

    def test_names_every_command_and_option_of_help(self):
        for program, _, _, text in self.each():
            plain = text.replace("\\-", "-")
            commands = re.findall(r"^  (\w+)  ", printed(program, "--help").split("ommands:")[-1],
                                  re.M)
            self.assertGreater(len(commands), 2)
            for command in commands:
                self.assertIn(f"{program} {command}", plain)
        options = re.findall(r"--[a-z-]+", printed("warifu", "verify", "--help"))
        page = (BUILD / "man" / "warifu.1").read_text(encoding="utf-8").replace("\\-", "-")
        for option in options:
            self.assertIn(option, page)

    def test_groff_finds_nothing_wrong(self):
        groff = shutil.which("groff")
        for _, _, path, text in self.each():
            if groff is None:
                # Without it: every block that is opened is closed.
                self.assertEqual(text.count("\n.nf\n"), text.count("\n.fi\n"), path)
                self.assertEqual(text.count("\n.RS"), text.count("\n.RE\n"), path)
                continue
            done = subprocess.run([groff, "-man", "-Tutf8", "-ww", "-z", path],
                                  capture_output=True, check=False)
            self.assertEqual((done.returncode, done.stderr.decode()), (0, ""), path)


if __name__ == "__main__":
    unittest.main()
