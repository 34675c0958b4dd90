String log = new File(basedir, 'build.log').text
assert log.contains('[WARNING] The value of PIN is shorter than 4 characters and is not masked in logs; use a longer one.')
