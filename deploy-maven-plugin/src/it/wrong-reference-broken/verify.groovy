String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.metrics.bearer = *** (POM): an @{ that no name of an environment variable and } follow. Write @{NAME}, or leave @{ out.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
