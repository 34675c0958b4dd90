String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.loki.tenant = paws (POM): there is no Loki that it is for. Set deploy.loki.url=http://HOST:3100, or remove it.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
