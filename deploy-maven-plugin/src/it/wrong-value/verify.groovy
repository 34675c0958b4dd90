String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.queue.timeout = 30 (POM): not a duration. Allowed: a whole number and a unit, such as 200ms, 5s, 30m, 4h, 90d; from 1s to 24h. Default: 30m.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
