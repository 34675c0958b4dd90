String log = new File(basedir, 'build.log').text
assert log.contains('::add-mask::hunter-2-100\n')
assert log.contains('| key ***')
assert log.count('hunter-2-100') == 1
