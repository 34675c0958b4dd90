String log = new File(basedir, 'build.log').text
assert log.contains(':history (default-cli) on project history-fails: journal_unusable: A line of ')
assert log.contains('journal.jsonl is not as it was written: it is not JSON; deploy:audit with deploy.audit.do=verify says which. Keep the folder')
assert !new File(basedir, 'target/deploy/history.html').exists()
