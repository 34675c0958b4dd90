String log = new File(basedir, 'build.log').text
assert log.contains('primary_exit_code: stage execute failed: the command ended with exit code 3. What to do: Read the end of deployment.log: the deployment command says there what went wrong.')
assert new File(basedir, 'target/deploy/deployment.log').text == 'the disk is full\n'
assert new File(basedir, 'target/deploy/exit-code').text == '1\n'
