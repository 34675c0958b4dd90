String log = new File(basedir, 'build.log').text
assert log.contains('approval_missing: stage approval failed: ')
assert !new File(basedir, 'deployed').exists()
