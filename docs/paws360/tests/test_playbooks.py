import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

PROJECT = pathlib.Path(__file__).parent.parent
ENVIRONMENT = {"DEPLOY_ID": "first", "DEPLOY_COMMIT": "a" * 40, "DEPLOY_BRANCH": "main", "DEPLOY_ENVIRONMENT": "production",
               "DEPLOY_FENCING_TOKEN": "1", "DB_PASSWORD": "a", "REDIS_PASSWORD": "b", "API_KEY": "c", "SMOKE_PASSWORD": "d"}


@unittest.skipUnless(shutil.which("ansible-playbook"), "ansible-playbook is not on this machine")
class PlaybookTest(unittest.TestCase):
    def test_inventory_without_application_server_is_refused(self):
        for playbook in ("deploy.yml", "rollback.yml"):
            for inventory in ("[app]\n", "[web]\nlocalhost ansible_connection=local\n"):
                with self.subTest(playbook=playbook, inventory=inventory):
                    ended = self.play(playbook, inventory)
                    self.assertEqual(2, ended.returncode, ended.stdout)
                    self.assertIn("has no host in the group app", ended.stdout)

    def play(self, playbook, inventory):
        with tempfile.TemporaryDirectory() as folder:
            hosts = pathlib.Path(folder) / "hosts"
            hosts.write_text(inventory)
            return subprocess.run(
                ["ansible-playbook", "-i", hosts, "infrastructure/ansible/playbooks/" + playbook], cwd=PROJECT, timeout=120,
                env={**os.environ, **ENVIRONMENT, "HOME": folder}, stdin=subprocess.DEVNULL, capture_output=True, text=True)


if __name__ == "__main__":
    unittest.main()
