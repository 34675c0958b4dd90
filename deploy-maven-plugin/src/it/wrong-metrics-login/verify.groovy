String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.metrics.bearer = *** (POM): a second way to log in beside the user and password in deploy.metrics.pushgateway. Remove one of them.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
