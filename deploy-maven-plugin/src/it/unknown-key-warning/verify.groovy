String log = new File(basedir, 'build.log').text
assert log.contains('[WARNING] deploy.wiki (POM): not a setting of this plugin, and ignored.')
assert new File(basedir, 'deployed').readLines().size() == 1
