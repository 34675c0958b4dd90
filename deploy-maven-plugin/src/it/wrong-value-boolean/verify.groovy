String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.allowOlder = yes (POM): neither true nor false. Allowed: true or false. Default: false.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
