String log = new File(basedir, 'build.log').text
assert log.contains('deploy.queue.timeout = soon  (command line)')
assert log.contains('deploy.queue.timeout = soon (command line): not a duration. Allowed: a whole number and a unit, such as 200ms, 5s, 30m, 4h, 90d; from 1s to 24h. Default: 30m.')
