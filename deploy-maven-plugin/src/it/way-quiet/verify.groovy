String log = new File(basedir, 'build.log').text
assert !log.readLines().any { it =~ /\[(INFO|WARNING|ERROR)\]|deploying/ }
assert new File(basedir, 'deployed').readLines().size() == 1
