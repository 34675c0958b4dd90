String log = new File(basedir, 'build.log').text
assert log.contains('journal_unusable: Line 3 of ')
assert log.contains('its text does not match its hash')
