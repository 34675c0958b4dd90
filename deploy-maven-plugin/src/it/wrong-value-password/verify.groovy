String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.metrics.pushgateway = ftp://user:***@host/ (POM): has another scheme. Allowed: a URL with a host and the scheme http or https.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
