String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.preflight.cpuPercentMax = 120 (POM): too large. Allowed: a whole number from 1 to 100. Default: 80.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
