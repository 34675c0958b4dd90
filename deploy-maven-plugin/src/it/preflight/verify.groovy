String log = new File(basedir, 'build.log').text
assert log =~ /cpu +skipped/
assert log =~ /secrets +not configured/
assert new File(basedir, 'target/deploy/exit-code').text == '0\n'
assert !new File(basedir, 'deployed').exists()
