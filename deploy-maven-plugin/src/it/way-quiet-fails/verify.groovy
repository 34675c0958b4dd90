String log = new File(basedir, 'build.log').text
assert !log.contains('[INFO]')
assert log.contains('[ERROR] What failed: stage execute failed: the command ended with exit code 3')
assert log.contains('[ERROR] What to do: Read the end of deployment.log')
assert log.contains('[ERROR] Report: ')
