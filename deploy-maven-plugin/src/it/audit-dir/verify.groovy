String log = new File(basedir, 'build.log').text
assert log.contains('journal_unusable: ')
assert !new File(basedir, 'deployed').exists()
