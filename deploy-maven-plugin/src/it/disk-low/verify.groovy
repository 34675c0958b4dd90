String log = new File(basedir, 'build.log').text
assert log.contains('preflight exit code 1: disk: ')
