String log = new File(basedir, 'build.log').text
assert log.contains('::group::')
assert log.contains('::endgroup::')
assert log.contains('::stop-commands::')
assert log.contains('| ::error::mine')
assert !log.readLines().contains('::error::mine')
