String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.gate.db.url: missing. Allowed: a URL with a host and the scheme http, https, tcp, postgresql, redis, rediss, prometheus or prometheus+https; tcp needs a port, such as tcp://db.internal:5432; or jdbc: and what the driver knows, or command: and a shell command.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
