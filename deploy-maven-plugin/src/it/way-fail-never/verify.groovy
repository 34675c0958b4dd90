String log = new File(basedir, 'build.log').text
assert log.contains('Refusing to run under -fn (--fail-never): Maven would exit with 0 even when the deployment fails. Nothing was run. Start again without -fn.')
assert !new File(basedir, 'deployed').exists()
