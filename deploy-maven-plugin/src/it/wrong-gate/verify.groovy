String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.gates: no gate is configured. Set deploy.gate.<name>.url for each service that must be healthy, or deploy.gates=none to deploy without gates.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
