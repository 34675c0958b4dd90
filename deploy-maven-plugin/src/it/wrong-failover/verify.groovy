String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.failover.mode = manual (POM): there is no secondary runner to go to. Set deploy.runner.secondary, or remove it.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
