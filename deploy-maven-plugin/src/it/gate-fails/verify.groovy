String log = new File(basedir, 'build.log').text
assert log.contains('stage health failed: disk: ')
assert new File(basedir, 'deployed').text == 'back\n'
