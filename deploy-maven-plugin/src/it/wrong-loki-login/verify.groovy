String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.loki.token = *** (POM): a second way to log in beside the user and password in deploy.loki.url. Remove one of them.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
