String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.gate.db.expectStatus = 200 (POM): only for http and https, and deploy.gate.db.url is tcp. Remove it, or give the gate an HTTP address.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
