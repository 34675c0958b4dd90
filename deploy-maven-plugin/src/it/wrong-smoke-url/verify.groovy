String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.smoke.db.url: missing; deploy.smoke.db.query needs it. Allowed: a URL with user, host and database, such as postgresql://paws360:@{DB_PASSWORD}@db.internal/paws360; the port is 5432 unless it is told.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
