String log = new File(basedir, 'build.log').text
assert log.contains('deploy:execute does nothing: ')
assert log.contains('Run deploy:production')
assert !new File(basedir, 'deployed').exists()
