String log = new File(basedir, 'build.log').text
assert log.contains('secrets_missing: preflight exit code 4: secrets: ')
assert log.contains('DB_PASSWORD') && !log.contains('k-1234567')
assert new File(basedir, 'target/deploy/exit-code').text == '4\n'
