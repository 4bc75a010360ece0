"""What is installed: the Debian packages, the systemd unit, the configuration, and nginx in front.

Run in the root of the sources with WARIFU_BIN and WARIFU_BUILD set, as ctest does. Servers listen on
loopback only and are ended by the tests.
"""

import json
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time
import unittest

BIN = pathlib.Path(os.environ["WARIFU_BIN"])
BUILD = pathlib.Path(os.environ["WARIFU_BUILD"])
DEPLOY = pathlib.Path("deploy")
WAIT_S = 30
PASSPHRASE = "correct horse battery staple\n"


def run(*command, expect=0, **options):
    done = subprocess.run([str(word) for word in command], text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=300, check=False, **options)
    if expect is not None and done.returncode != expect:
        raise AssertionError(f"{command} ended with {done.returncode}:\n{done.stdout}")
    return done.stdout


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def wait_until(what, is_so):
    end = time.monotonic() + WAIT_S
    while not is_so():
        if time.monotonic() > end:
            raise AssertionError(f"not within {WAIT_S} s: {what}")
        time.sleep(0.05)


class Folder(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="warifu-deploy-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)


class Package(Folder):
    def setUp(self):
        super().setUp()
        run("cpack", "-G", "DEB", "-B", self.folder, cwd=BUILD)

    def deb(self, name):
        found = list(self.folder.glob(f"{name}_*.deb"))
        self.assertEqual(len(found), 1, found)
        return found[0]

    def unpack(self, name):
        root = self.folder / name
        run("dpkg-deb", "-x", self.deb(name), root)
        return root

    @staticmethod
    def files(root):
        return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}

    def test_the_client_is_a_program_a_page_and_a_guide(self):
        root = self.unpack("warifu")
        self.assertEqual(self.files(root), {
            "usr/bin/warifu", "usr/share/man/man1/warifu.1", "usr/share/doc/warifu/first-hour.md"})
        self.assertIn("warifu ", run(root / "usr/bin/warifu", "--version"))
        control = run("dpkg-deb", "-f", self.deb("warifu"))
        self.assertNotIn("rocksdb", control)
        self.assertNotIn("snappy", control)

    def test_the_server_comes_with_its_unit_and_its_examples(self):
        root = self.unpack("warifud")
        self.assertEqual(self.files(root), {
            "usr/bin/warifud", "usr/lib/systemd/system/warifud.service",
            "usr/share/man/man8/warifud.8", "usr/share/doc/warifud/SECURITY.md",
            "usr/share/doc/warifud/operating.md", "usr/share/doc/warifud/examples/nginx.conf",
            "usr/share/doc/warifud/examples/warifud.conf"})
        self.assertIn("warifud ", run(root / "usr/bin/warifud", "--version"))
        self.assertRegex(run("dpkg-deb", "-f", self.deb("warifud"), "Depends"), r"\badduser\b")

    def test_nothing_is_writable_by_others_or_runs_as_its_owner(self):
        for name in ("warifu", "warifud"):
            for line in run("dpkg-deb", "-c", self.deb(name)).splitlines():
                self.assertRegex(line, r"^[d-]rw[x-]r-[x-]r-[x-] root/root ", line)

    def test_installing_the_server_makes_its_user_and_starts_nothing(self):
        script = run("dpkg-deb", "-I", self.deb("warifud"), "postinst")
        self.assertIn("adduser --system", script)
        self.assertNotIn("systemctl", script)
        self.assertNotIn("start", script.replace("started", ""))


class Unit(Folder):
    def setUp(self):
        super().setUp()
        self.unit = self.folder / "warifud.service"
        text = (DEPLOY / "warifud.service").read_text()
        self.unit.write_text(text.replace("/usr/bin/warifud", str(BIN.resolve() / "warifud")))

    def test_systemd_understands_it(self):
        self.assertEqual(run("systemd-analyze", "verify", "--man=no", self.unit), "")

    def test_systemd_calls_it_hardened(self):
        # The threshold is ten times the exposure that systemd reckons.
        run("systemd-analyze", "security", "--offline=true", "--threshold=20", self.unit)

    def test_a_refused_start_is_not_tried_for_ever(self):
        done = subprocess.run([BIN / "warifud", "serve", "--data", self.folder / "none",
                               "--log-key", self.folder / "none"], capture_output=True, check=False)
        self.assertIn(f"RestartPreventExitStatus={done.returncode}\n", self.unit.read_text())


class Nginx(Folder):
    """warifud by deploy/warifud.conf, nginx by deploy/nginx.conf before it, warifu before that."""

    def setUp(self):
        super().setUp()
        self.ports = {"server": free_port(), "metrics": free_port(), "nginx": free_port()}
        (self.folder / "passphrase").write_text(PASSPHRASE)
        run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
            "-nodes", "-keyout", self.folder / "key.pem", "-out", self.folder / "chain.pem",
            "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost")
        self.found()
        self.server = self.start(BIN / "warifud", "serve", "--config", self.written(
            "warifud.conf", {"127.0.0.1:7443": f"127.0.0.1:{self.ports['server']}",
                             "127.0.0.1:9100": f"127.0.0.1:{self.ports['metrics']}",
                             "/etc/warifu": self.folder, "/var/lib/warifu": self.folder}))
        self.wait_for("server")
        self.start_nginx()

    def warifu(self, *args, expect=0):
        return run(BIN / "warifu", *args, expect=expect, cwd=self.folder,
                   env={**os.environ, "WARIFU_HOME": str(self.folder / "home")})

    def found(self):
        secret = ("--passphrase-file", self.folder / "passphrase", "--quiet")
        shutil.copy("examples/genesis.json", self.folder)
        roots = ("root-1", "root-2", "root-3")
        for key in roots:
            self.warifu("key", "new", key, *secret)
        for key in roots:
            file = "genesis.json" if key == "root-1" else "genesis.statement"
            self.warifu("sign", file, "--key", key, "--yes", "--offline", *secret)
        (self.folder / "vkey").write_text(subprocess.run(
            [BIN / "warifud", "init", "--data", self.folder / "data", "--origin",
             "registry.example", "--log-key", self.folder / "log.key", "--log-key-passphrase-file",
             self.folder / "passphrase"], text=True, capture_output=True, check=True).stdout)
        trust = subprocess.run(
            [BIN / "warifu", "trust", "make", "--genesis", self.folder / "genesis.statement",
             "--authority", "Test authority (fictional)", "--log-key", self.folder / "vkey",
             "--server", f"localhost:{self.ports['nginx']}", "--call", "VN +84 24 0000 0000"],
            text=True, capture_output=True, check=True).stdout
        (self.folder / "trust").write_text(trust)
        fingerprint = json.loads(self.warifu("show", "trust", "--json"))["trust"]["fingerprint"]
        self.warifu("trust", "add", "trust", "--fingerprint", fingerprint)

    def written(self, name, replaced):
        text = (DEPLOY / name).read_text()
        for before, after in replaced.items():
            self.assertIn(before, text)
            text = text.replace(before, str(after))
        (self.folder / name).write_text(text)
        return self.folder / name

    def start(self, *command):
        log = (self.folder / f"{pathlib.Path(command[0]).name}.log").open("w")
        self.addCleanup(log.close)
        process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL,
                                   stdout=log, stderr=log)
        self.addCleanup(process.wait)
        self.addCleanup(process.terminate)
        return process

    def wait_for(self, port):
        def is_listening():
            with socket.socket() as caller:
                return caller.connect_ex(("127.0.0.1", self.ports[port])) == 0
        wait_until(f"{port} listens", is_listening)

    def start_nginx(self):
        site = self.written("nginx.conf", {
            "listen 443 ssl": f"listen 127.0.0.1:{self.ports['nginx']} ssl",
            "server 127.0.0.1:7443": f"server 127.0.0.1:{self.ports['server']}",
            "registry.example": "localhost", "/etc/warifu": self.folder})
        temporary = "".join(f"{name}_temp_path {self.folder}/{name};" for name in
                            ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        whole = self.folder / "whole.conf"
        whole.write_text(f"daemon off; pid {self.folder}/pid; error_log stderr;"
                         f"events {{ worker_connections 256; }}"
                         f"http {{ access_log off; {temporary} include {site}; }}")
        nginx = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
        run(nginx, "-t", "-p", self.folder, "-c", whole)
        self.start(nginx, "-p", self.folder, "-c", whole)
        self.wait_for("nginx")

    def checkpoint(self, expect=0):
        return self.warifu("log", "checkpoint", "--tls-ca", "chain.pem",
                           expect=expect)

    def test_carries_calls_and_outlives_a_burst(self):
        self.assertRegex(self.checkpoint(), r"(?m)^origin: +registry\.example$")
        burst = []
        for _ in range(600):  # more than the connections that nginx has here
            caller = socket.socket()
            caller.setblocking(False)
            caller.connect_ex(("127.0.0.1", self.ports["nginx"]))
            burst.append(caller)
        time.sleep(0.5)
        for caller in burst:
            caller.close()
        began = time.monotonic()
        wait_until("an answer after the burst", lambda: "registry.example" in self.checkpoint(None))
        self.assertLess(time.monotonic() - began, 15)

    def test_says_that_the_registry_is_away(self):
        self.server.terminate()
        self.server.wait()
        self.assertIn("away", self.checkpoint(expect=3))


if __name__ == "__main__":
    unittest.main()
