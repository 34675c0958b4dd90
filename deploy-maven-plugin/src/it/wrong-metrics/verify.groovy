String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.metrics.bearer = *** (POM): there is no Pushgateway that it is for. Set deploy.metrics.pushgateway=http://HOST:9091, or remove it.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
