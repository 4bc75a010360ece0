"""What the shells complete: bash is asked as it asks itself; zsh and fish read their scripts where they
are installed, and everywhere each script must know each command and option."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

PROGRAM = pathlib.Path(os.environ["WARIFU_BIN"]) / "warifu"


def script(shell):
    done = subprocess.run([PROGRAM, "completion", shell], stdin=subprocess.DEVNULL,
                          capture_output=True, check=True,
                          env={**os.environ, "WARIFU_HOME": "nowhere"})
    return done.stdout.decode("utf-8")


def complete(line, home="nowhere", folder="."):
    """What bash offers for the last word of the line."""
    words = line.split(" ")
    asked = "COMP_WORDS=(%s)\nCOMP_CWORD=%d\n_warifu\nprintf '%%s\\n' \"${COMPREPLY[@]}\"\n" % (
        " ".join("'%s'" % word for word in words), len(words) - 1)
    done = subprocess.run(["bash", "-c", script("bash") + asked], capture_output=True, check=True,
                          cwd=folder, env={**os.environ, "WARIFU_HOME": home})
    return sorted(done.stdout.decode("utf-8").split())


class Completion(unittest.TestCase):
    def test_offers_commands(self):
        self.assertEqual(complete("warifu ver"), ["verify"])
        self.assertEqual(complete("warifu key n"), ["new"])
        self.assertEqual(complete("warifu tru"), ["trust"])
        self.assertEqual(complete("warifu nothing"), [])
        self.assertIn("completion", complete("warifu "))

    def test_offers_options_of_the_command_and_of_all(self):
        self.assertEqual(complete("warifu verify --told"), ["--told-pay", "--told-total"])
        self.assertIn("--json", complete("warifu verify --"))
        self.assertNotIn("--told-total", complete("warifu sign --"))
        self.assertEqual(complete("warifu --json verify --expl"), ["--explain"])

    def test_offers_values(self):
        self.assertEqual(complete("warifu verify x --lang "), ["en", "id", "ja", "vi"])
        self.assertEqual(complete("warifu draft off"), ["offer"])
        self.assertEqual(complete("warifu help tr"), ["trust"])
        self.assertIn("job-gone", complete("warifu withdraw X --reason "))
        self.assertEqual(complete("warifu verify x --told-total "), [])

    def test_offers_keys_and_files(self):
        with tempfile.TemporaryDirectory() as home:
            os.mkdir(os.path.join(home, "keys"))
            for name in ("farm.key", "fuji.key", "other.txt"):
                pathlib.Path(home, "keys", name).touch()
            self.assertEqual(complete("warifu sign a.json --key ", home), ["farm", "fuji"])
            self.assertEqual(complete("warifu sign a.json --key fa", home), ["farm"])
            self.assertEqual(complete("warifu verify --paper k", folder=home), ["keys"])

    def test_every_shell_knows_every_command_and_option(self):
        page = subprocess.run([PROGRAM, "--man"], capture_output=True, check=True).stdout.decode()
        page = page.replace("\\-", "-")
        commands = re.findall(r'^\.SS "warifu ([a-z ]+?)(?: [A-Z\[<"-].*)?"$', page, re.M)
        self.assertGreater(len(commands), 20)
        options = set(re.findall(r'^\.B "--([a-z-]+)', page, re.M)) - {"version", "man"}
        self.assertGreater(len(options), 30)
        for shell in ("bash", "zsh", "fish"):
            text = script(shell)
            for command in commands:
                for word in command.split(" "):
                    self.assertRegex(text, r"[ /'|]%s[ ;|)'\n]" % re.escape(word), shell)
            for option in options:
                self.assertIn("-l " + option if shell == "fish" else "--" + option, text, shell)

    def test_shells_read_their_scripts(self):
        for shell in ("bash", "zsh", "fish"):
            if shutil.which(shell) is None:
                continue
            with tempfile.NamedTemporaryFile("w", suffix="." + shell) as file:
                file.write(script(shell))
                file.flush()
                done = subprocess.run([shell, "-n", file.name], capture_output=True, check=False)
                self.assertEqual((done.returncode, done.stderr.decode()), (0, ""), shell)


if __name__ == "__main__":
    unittest.main()
