String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.gate.errors.expectValue = healthy (POM): no number, and every value of a query is one. Allowed: a comparison (==, !=, <, <=, >, >=) and a value, such as < 0.01; without one it has to be equal.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
