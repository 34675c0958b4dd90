String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.smoke.db.request = GET http://api/ (POM): deploy.smoke.db.query (POM) is set too, and a smoke test is one of the two. Remove one of the two, or give each a smoke test of its own.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
