String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.smoke.login.request: missing. Allowed: a method (GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS), a space, and a URL with a host and the scheme http or https.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
