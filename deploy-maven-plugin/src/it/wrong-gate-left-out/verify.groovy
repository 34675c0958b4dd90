String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.gates = none (POM): configured, but left out: db. Name every configured gate, or remove deploy.gates to run them all.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
