String log = new File(basedir, 'build.log').text
assert log.contains('branch_refused: stage branch failed: ')
assert !new File(basedir, 'deployed').exists()
