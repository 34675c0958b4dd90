String log = new File(basedir, 'build.log').text
assert new File(basedir, 'one/deployed').readLines().size() == 1
assert !new File(basedir, 'deployed').exists()
