String log = new File(basedir, 'build.log').text
assert log.contains('Nothing was asked, so nobody knows whether production is healthy: deploy.gates is none, and there is no smoke test. Set deploy.gate.<name>.url or deploy.smoke.<name>.request.')
