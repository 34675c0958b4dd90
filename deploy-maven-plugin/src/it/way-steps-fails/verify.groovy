String log = new File(basedir, 'build.log').text
assert log.contains('deploy:execute does nothing: deployment ')
assert log.contains(' of this run has failed; start the job again, or a new run')
assert !new File(basedir, 'deployed').exists()
