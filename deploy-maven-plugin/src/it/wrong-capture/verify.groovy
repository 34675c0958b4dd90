String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.smoke.courses.request = GET http://api/courses?t={{token}} (POM): uses {{token}}, which no smoke test before it captures. Set deploy.smoke.<name>.capture of one that is run before it; deploy.smoke.<name>.order says which is.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
