String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.queue.lease = 30s (POM): too short for deploy.queue.type=github, which asks every 20s. Set 60s or more.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
