String log = new File(basedir, 'build.log').text
assert log.contains('deploy.queue.timeout = 5m  (command line)')
assert log.contains('deploy.loki.url = https://loki.example.org  (POM)')
assert log.contains('Defaults:')
assert log.contains('deploy.failover.wait = 30s')
assert !log.contains('canary-7x9q')
