String log = new File(basedir, 'build.log').text
assert log.contains('Dry run, nothing is deployed: ')
assert log.contains('dry run: would run on local: echo deploying; echo "$DEPLOY_ID" >> deployed')
assert log.contains('Verdict: DRY RUN PASSED, NOTHING WAS DEPLOYED (ok)')
assert !new File(basedir, 'deployed').exists()
assert !new File(basedir, 'audit/journal.jsonl').exists()
