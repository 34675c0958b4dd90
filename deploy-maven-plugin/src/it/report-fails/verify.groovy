String log = new File(basedir, 'build.log').text
assert log.contains('has no line of deployment at all')
