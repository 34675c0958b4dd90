String log = new File(basedir, 'build.log').text
assert new File(basedir, 'deployed').readLines().size() == 1
