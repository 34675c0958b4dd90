String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.ticket = 7 (POM): an order for one deployment does not belong where every run finds it. Remove it, and write -Ddeploy.ticket=')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
