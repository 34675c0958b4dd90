String log = new File(basedir, 'build.log').text
assert log.contains('Not cancelled: ticket 7 neither waits nor holds production; deploy:queue shows those that do.')
