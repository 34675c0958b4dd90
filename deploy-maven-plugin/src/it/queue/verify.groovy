String log = new File(basedir, 'build.log').text
assert log.contains('[INFO] Queue production-deploy: 0 waiting')
assert log.contains('[INFO]   nobody holds production')
