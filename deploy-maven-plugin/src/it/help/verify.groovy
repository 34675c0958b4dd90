String log = new File(basedir, 'build.log').text
assert log.contains('deploy:production')
assert log.contains('deploy:preflight')
assert log.contains('deploy:help')
assert log.contains('Tells what the goals do.')
