String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.ticket: missing. Write -Ddeploy.ticket=NUMBER; deploy:queue shows the tickets.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
