String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.failover.speed (POM): there is no such setting. There are: deploy.failover.mode, deploy.failover.on, deploy.failover.wait.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
