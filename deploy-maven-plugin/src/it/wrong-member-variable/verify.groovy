String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.gate.a-b.retries: the environment variable DEPLOY_GATE_A_B_RETRIES stands for more than one setting: deploy.gate.a-b.retries, deploy.gate.a_b.retries. Rename a gate or smoke test, or set them in the POM.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
