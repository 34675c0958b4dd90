String log = new File(basedir, 'build.log').text
assert log.contains('\n::error title=Deployment failed%3A primary_exit_code::stage execute failed: the command ended with exit code 3')
