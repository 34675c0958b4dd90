String log = new File(basedir, 'build.log').text
assert log =~ /(?s)Defaults:\n.*  deploy\.queue\.timeout = 30m\n/
