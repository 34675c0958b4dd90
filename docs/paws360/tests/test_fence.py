import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = pathlib.Path(__file__).parent.parent / "infrastructure/ansible/roles/fence/files/fenced"


class FenceTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.program = shutil.copy(PROGRAM, self.folder)
        self.token = self.folder / "token"

    def fenced(self, *arguments):
        return subprocess.run([sys.executable, self.program, *arguments], capture_output=True, text=True, timeout=60)

    def assert_refused(self, ended, words):
        self.assertIn(ended.returncode, (64, 77))
        self.assertIn(words, ended.stderr)
        self.assertIn("Nothing was done", ended.stderr)

    def test_first_token_claims_the_target(self):
        self.assertEqual("raised\n", self.fenced("7").stdout)
        self.assertEqual("7\n", self.token.read_text())

    def test_equal_token_passes_again(self):
        self.fenced("7")
        self.assertEqual("kept\n", self.fenced("7").stdout)

    def test_lower_token_is_refused(self):
        self.fenced("10")
        self.assert_refused(self.fenced("9"), "fencing token 9 is refused: this target has seen 10")
        self.assertEqual("10\n", self.token.read_text())

    def test_refused_command_is_not_run(self):
        self.fenced("10")
        self.assert_refused(self.fenced("9", "touch", str(self.folder / "trace")), "token 9 is refused")
        self.assertFalse((self.folder / "trace").exists())

    def test_command_is_run_and_its_exit_code_passed_on(self):
        self.assertEqual(5, self.fenced("10", "sh", "-c", "exit 5").returncode)
        self.assertEqual("10\n", self.token.read_text())

    def test_missing_command_is_told(self):
        self.assert_refused(self.fenced("10", str(self.folder / "absent")), "No such file")

    def test_token_that_is_no_number_is_refused(self):
        for text in ("", "x", "-1", "1.0", "1 2", "0x1", "١", "9" * 20, "1\n2"):
            self.assert_refused(self.fenced(text), "DEPLOY_FENCING_TOKEN")
        self.assertFalse(self.token.exists())

    def test_garbled_file_refuses(self):
        for text in ("", "x\n", "7\n8\n", "-1\n", "\x00\n"):
            self.fenced("7")
            self.token.write_text(text)
            self.assert_refused(self.fenced("8"), "holds no number")
            self.token.write_text("7\n")

    def test_unreadable_file_refuses(self):
        self.token.mkdir()
        self.assert_refused(self.fenced("8"), "Is a directory")

    def test_file_that_is_gone_refuses(self):
        self.fenced("7")
        self.token.unlink()
        self.assert_refused(self.fenced("8"), "is gone")

    def test_rehearsal_claims_nothing(self):
        self.fenced("7")
        self.assertEqual("raised\n", self.fenced("--look", "8").stdout)
        self.assertEqual("7\n", self.token.read_text())
        self.assert_refused(self.fenced("--look", "6"), "token 6 is refused")

    def test_newer_token_waits_for_the_running_command(self):
        command = [sys.executable, self.program, "7", "sh", "-c", "echo begun; read end; echo done"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as old:
            self.assertEqual("begun\n", old.stdout.readline())
            newer = [sys.executable, self.program, "8"]
            with subprocess.Popen(newer, stdout=subprocess.PIPE, text=True) as new:
                with self.assertRaises(subprocess.TimeoutExpired):
                    new.wait(0.5)
                self.assertEqual("7\n", self.token.read_text())
                self.assertEqual("done\n", old.communicate("\n")[0])
                self.assertEqual("raised\n", new.communicate(timeout=30)[0])

    def test_many_at_once_leave_the_highest(self):
        started = [subprocess.Popen([sys.executable, self.program, str(token)], stderr=subprocess.DEVNULL,
                                    stdout=subprocess.DEVNULL) for token in (3, 9, 1, 8, 2, 7, 4, 6, 5)]
        for process in started:
            process.wait(60)
        self.assertEqual("9\n", self.token.read_text())


if __name__ == "__main__":
    unittest.main()
