String log = new File(basedir, 'build.log').text
assert log.contains('older_commit: stage freshness failed: ')
assert log.contains('What to do: Deploy a newer commit. If production is to go back to this one, say so: deploy.allowOlder=true.')
assert new File(basedir, 'deployed').readLines().size() == 1
