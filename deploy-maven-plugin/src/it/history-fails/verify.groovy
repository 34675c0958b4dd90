String log = new File(basedir, 'build.log').text
assert log.contains(':history (default-cli) on project history-fails: journal_unusable: ')
assert !new File(basedir, 'target/deploy/history.html').exists()
