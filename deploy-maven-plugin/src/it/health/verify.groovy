String log = new File(basedir, 'build.log').text
assert log =~ /disk +passed/
assert !new File(basedir, 'deployed').exists()
