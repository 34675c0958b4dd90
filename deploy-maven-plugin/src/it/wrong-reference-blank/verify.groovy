String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.metrics.pushgateway = http://user:***@host (POM): the environment variable PUSH_PASSWORD is blank. Set PUSH_PASSWORD in the environment that Maven runs in.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
