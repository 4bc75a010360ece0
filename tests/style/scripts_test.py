"""The scripts that install packages and run the checks keep their promises, in a planted tree."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import source_tree

NOBODY = 65534


class PlantedTree(unittest.TestCase):
    """A folder with copies of some scripts of ours, and programs that stand in for the system's."""

    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.root = pathlib.Path(holder.name, "tree")
        self.root.mkdir()
        pathlib.Path(holder.name).chmod(0o755)

    def copy(self, path):
        (self.root / path).parent.mkdir(exist_ok=True)
        shutil.copy(source_tree.ROOT / path, self.root / path)

    def write(self, path, text):
        (self.root / path).parent.mkdir(exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")
        (self.root / path).chmod(0o755)

    def run_script(self, *command, user=None):
        environment = {**os.environ, "PATH": f"{self.root}/bin:{os.environ['PATH']}"}
        return subprocess.run(command, cwd=self.root, env=environment, user=user, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)


class InstallPackages(PlantedTree):
    def setUp(self):
        super().setUp()
        self.copy("scripts/install-packages")
        self.write("scripts/packages", "# A comment.\nbuild: here away\nbuild: far\ncheck: other\n")
        # "here" is installed, all others are not.
        self.write("bin/dpkg-query", '#!/bin/sh\n'
                   'for last; do :; done\n[ "$last" = here ] && printf installed || printf config\n')
        self.write("bin/apt-get", f'#!/bin/sh\necho "$DEBIAN_FRONTEND $*" >>{self.root}/log\n')

    def test_asks_nothing_of_the_network_when_all_is_there(self):
        self.write("scripts/packages", "build: here\n")
        run = self.run_script("scripts/install-packages", "build")
        self.assertEqual((run.returncode, run.stdout, run.stderr), (0, "", ""))
        self.assertFalse((self.root / "log").exists())

    def test_refuses_an_unknown_group(self):
        run = self.run_script("scripts/install-packages", "build", "extra")
        self.assertEqual(run.returncode, 2)
        self.assertIn('no group "extra"', run.stderr)

    def test_refuses_no_group(self):
        run = self.run_script("scripts/install-packages")
        self.assertEqual(run.returncode, 2)
        self.assertIn("usage:", run.stderr)

    def test_prints_the_line_to_run_when_not_root(self):
        run = self.run_script("scripts/install-packages", "build",
                              user=NOBODY if os.geteuid() == 0 else None)
        self.assertEqual(run.returncode, 2)
        self.assertIn("apt-get update && apt-get install -y --no-install-recommends away far\n",
                      run.stderr)
        self.assertFalse((self.root / "log").exists())

    def test_installs_what_is_missing_as_root(self):
        if os.geteuid() != 0:
            self.assertNotEqual(self.run_script("scripts/install-packages", "build").returncode, 0)
            return
        run = self.run_script("scripts/install-packages", "build")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual((self.root / "log").read_text(encoding="utf-8").splitlines(), [
            "noninteractive update -q",
            "noninteractive install -q -y --no-install-recommends away far"])


class PackageList(unittest.TestCase):
    def test_names_each_package_once(self):
        text = (source_tree.ROOT / "scripts/packages").read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if line and not line.startswith("#")]
        names = [name for line in lines for name in line.split(": ", 1)[1].split()]
        self.assertEqual(sorted(names), sorted(set(names)))


class CiRun(PlantedTree):
    def run_ci(self, output, status=0):
        self.copy(".ci/run")
        self.write(".ci/may-not-run", "tsan\nleaks\n")
        self.write("scripts/test", f"#!/bin/sh\n[ \"$1\" = --all ] || exit 9\necho '{output}'\n"
                                   f"exit {status}\n")
        return self.run_script(".ci/run")

    def test_passes_what_passed(self):
        self.assertEqual(self.run_ci("100% tests passed").returncode, 0)

    def test_fails_when_a_check_failed(self):
        self.assertEqual(self.run_ci("50% tests passed", status=1).returncode, 1)

    def test_permits_what_is_listed(self):
        self.assertEqual(self.run_ci("NOT RUN tsan: not permitted here").returncode, 0)

    def test_refuses_what_is_not_listed(self):
        for line in ["NOT RUN ts: reason", "NOT RUN tsan2: reason", "NOT RUN space: no tmpfs"]:
            with self.subTest(line=line):
                run = self.run_ci(line)
                self.assertEqual(run.returncode, 1)
                self.assertIn("was NOT RUN", run.stderr)


class UsageOfScripts(unittest.TestCase):
    def test_refuses_unknown_arguments_before_any_work(self):
        for command in [["scripts/test", "--al"], ["scripts/test", "all"]]:
            with self.subTest(command=command):
                run = subprocess.run(command, cwd=source_tree.ROOT, stdin=subprocess.DEVNULL,
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                     check=False)
                self.assertEqual((run.returncode, run.stdout), (2, ""))
                self.assertIn("usage:", run.stderr)


if __name__ == "__main__":
    unittest.main()
