import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.error
import urllib.request

SERVICE = pathlib.Path(__file__).parent.parent / "service"
A, B, C = "a" * 40, "b" * 40, "c" * 40
PASSWORD = "let me in"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Target(unittest.TestCase):
    """A base folder with staged releases, as the playbook leaves it."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.base = pathlib.Path(folder.name)
        self.port = free_port()

    def stage(self, commit):
        release = self.base / "releases" / commit
        if not release.exists():
            shutil.copytree(SERVICE, release, ignore=shutil.ignore_patterns("__pycache__"))
        return release

    def release(self, commit, *arguments, text=""):
        return subprocess.run([self.stage(commit) / "release", *arguments], input=text, capture_output=True, text=True, timeout=60)

    def activate(self, commit, deployment="first", password=PASSWORD):
        settings = {"commit": commit, "deployment": deployment, "host": "127.0.0.1", "port": str(self.port),
                    "login": {"user": "deploy-smoke", "password": password}, "api_key": "hidden"}
        ended = self.release(commit, "activate", commit, text=json.dumps(settings))
        self.assertEqual(0, ended.returncode, ended.stderr)
        return ended.stdout.strip()

    def work(self, commit, keep="5"):
        """The commit is deployed, and answers as it should."""
        self.activate(commit)
        return self.release(commit, "settle", keep).stdout.strip()

    def current(self):
        return os.path.basename(os.readlink(self.base / "current"))

    def control(self, verb):
        self.addCleanup(subprocess.run, [self.base / "current/control", "stop"], capture_output=True, timeout=60)
        return subprocess.run([self.base / "current/control", verb], capture_output=True, text=True, timeout=60)

    def ask(self, path, body=None):
        request = urllib.request.Request("http://127.0.0.1:%d%s" % (self.port, path), body)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=30) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, json.load(refusal)

    def log_in(self, user, password):
        return self.ask("/api/auth/login", json.dumps({"user": user, "password": password}).encode())[0]


class ReleaseTest(Target):
    def test_second_activation_changes_nothing(self):
        self.assertEqual("changed", self.activate(A))
        before = (self.base / "current/config.json").read_bytes()
        self.assertEqual("unchanged", self.activate(A))
        self.assertEqual(before, (self.base / "current/config.json").read_bytes())

    def test_configuration_is_private_and_holds_no_password(self):
        self.activate(A)
        file = self.base / "current/config.json"
        self.assertEqual(0o600, file.stat().st_mode & 0o777)
        self.assertNotIn(PASSWORD, file.read_text())

    def test_new_deployment_or_password_changes_the_configuration(self):
        self.activate(A)
        self.assertEqual("changed", self.activate(A, deployment="second"))
        self.assertEqual("changed", self.activate(A, deployment="second", password="another"))

    def test_rollback_goes_to_the_release_before_and_only_once(self):
        for commit in (A, B, C):
            self.work(commit)
        self.assertEqual(B + "\n", self.release(C, "plan", C).stdout)
        self.assertEqual("changed\n", self.release(C, "rollback", C).stdout)
        self.assertEqual("unchanged\n", self.release(C, "rollback", C).stdout)
        self.assertEqual(B, self.current())

    def test_rollback_passes_over_releases_that_were_left_or_never_worked(self):
        self.work(A)
        self.activate(B)
        self.release(B, "rollback", B)
        self.activate(B)
        self.activate(C)
        self.release(C, "rollback", C)
        self.assertEqual(A, self.current())

    def test_release_that_is_mended_by_the_one_before_is_not_its_own_way_back(self):
        for commit in (A, B):
            self.work(commit)
        self.activate(C)
        self.work(B)
        self.release(B, "rollback", B)
        self.assertEqual(A, self.current())

    def test_first_release_has_none_before_it(self):
        self.activate(A)
        ended = self.release(A, "rollback", A)
        self.assertEqual(1, ended.returncode)
        self.assertIn("there is none to go back to", ended.stderr)

    def test_release_that_is_not_whole_is_not_made_current(self):
        self.activate(A)
        (self.stage(B) / "service.py").unlink()
        ended = self.release(B, "activate", B, text=(self.base / "current/config.json").read_text().replace('"hash"', '"password"'))
        self.assertEqual(1, ended.returncode)
        self.assertIn("is not whole", ended.stderr)
        self.assertEqual(A, self.current())

    def test_settling_keeps_the_newest_and_the_way_back(self):
        commits = [digit * 40 for digit in "1234567"]
        for commit in commits:
            self.work(commit, "9")
        (self.base / "releases" / (".removed-" + A)).mkdir()
        self.assertEqual("changed", self.work(commits[6]))
        self.assertEqual(commits[2:], sorted(os.listdir(self.base / "releases")))
        self.assertEqual("unchanged", self.work(commits[6]))
        self.work(commits[6], "1")
        self.assertEqual(commits[5:], sorted(os.listdir(self.base / "releases")))

    def test_fault_shows_nothing_of_the_input(self):
        ended = self.release(A, "activate", A, text='{"api_key": "hidden"')
        self.assertEqual("release: JSONDecodeError in a configuration\n", ended.stderr)


class ServiceTest(Target):
    def test_answers(self):
        self.activate(A, deployment="d-1")
        self.assertEqual("restarted\n", self.control("refresh").stdout)
        self.assertEqual((200, {"status": "healthy", "commit": A, "deployment": "d-1"}), self.ask("/health"))
        self.assertEqual(["CS-101", "MATH-201", "BIO-110"], [course["id"] for course in self.ask("/api/courses")[1]["courses"]])
        self.assertEqual((404, {"error": "Not Found"}), self.ask("/"))
        self.assertEqual(200, self.log_in("deploy-smoke", PASSWORD))
        self.assertEqual(401, self.log_in("deploy-smoke", "guessed"))
        self.assertEqual(401, self.log_in("somebody", PASSWORD))
        for body in (b"", b"x", b"[]", b'{"user": 1, "password": null}', b"[" * 4000):
            self.assertEqual(400, self.ask("/api/auth/login", body)[0])
        self.assertEqual(413, self.ask("/api/auth/login", b" " * 5000)[0])

    def test_request_that_never_ends_is_ended(self):
        self.activate(A)
        self.control("refresh")
        with socket.create_connection(("127.0.0.1", self.port), 60) as slow:
            slow.sendall(b"GET /health HTTP/1.0\r\nX: ")
            self.assertEqual(b"", slow.recv(100))

    def test_refresh_restarts_only_what_is_not_current(self):
        self.activate(A)
        self.control("refresh")
        self.assertEqual("unchanged\n", self.control("refresh").stdout)
        self.activate(B)
        self.assertEqual("restarted\n", self.control("refresh").stdout)
        self.assertEqual(B, self.ask("/health")[1]["commit"])

    def test_refresh_starts_what_was_killed(self):
        self.activate(A)
        self.control("refresh")
        os.kill(self.pid(), signal.SIGKILL)
        end = time.monotonic() + 30
        while self.control("status").returncode == 0 and time.monotonic() < end:
            time.sleep(0.05)
        self.assertEqual("restarted\n", self.control("refresh").stdout)
        self.assertEqual(200, self.ask("/health")[0])

    def test_stop_ends_it_and_may_come_twice(self):
        self.activate(A)
        self.control("start")
        self.assertEqual(0, self.control("status").returncode)
        self.assertEqual(0, self.control("stop").returncode)
        self.assertEqual(1, self.control("status").returncode)
        self.assertEqual(0, self.control("stop").returncode)
        with self.assertRaises(OSError):
            self.ask("/health")

    def test_recycled_process_number_is_not_taken_for_the_service(self):
        self.activate(A)
        self.control("start")
        self.control("stop")
        with subprocess.Popen(["sleep", "60"]) as stranger:
            (self.base / "run/service.pid").write_text("%d 1 a-boot\n" % stranger.pid)
            self.assertEqual(1, self.control("status").returncode)
            self.control("stop")
            self.assertIsNone(stranger.poll())
            stranger.kill()

    def test_port_that_is_taken_is_told_at_once(self):
        self.activate(A)
        with socket.create_server(("127.0.0.1", self.port)):
            ended = self.control("refresh")
        self.assertEqual(1, ended.returncode)
        self.assertIn("Address already in use", ended.stderr)

    def test_service_leaves_session_pipes_and_lock_of_its_starter(self):
        self.activate(A)
        read, write = os.pipe()
        self.addCleanup(os.close, read)
        os.dup2(write, 9, inheritable=True)
        subprocess.run([self.base / "current/control", "start"], check=True, pass_fds=[9], timeout=60)
        self.control("status")
        os.close(9), os.close(write)
        self.assertEqual(b"", os.read(read, 1))
        self.assertEqual(self.pid(), os.getsid(self.pid()))

    def pid(self):
        return int((self.base / "run/service.pid").read_text().split()[0])


if __name__ == "__main__":
    unittest.main()
