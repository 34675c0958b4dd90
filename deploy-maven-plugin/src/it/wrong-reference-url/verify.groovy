String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.metrics.pushgateway = http://user:***@host (POM): the environment variable PUSH_PASSWORD holds characters with a meaning in URLs. Percent-encode them in PUSH_PASSWORD.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
