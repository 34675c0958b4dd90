String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.smoke.login.expectValue = 1 (POM): only for a query, and deploy.smoke.login.request is set. Remove it, or give the other a smoke test of its own.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
