# Orders the failover once the primary runner hangs. All that Maven needs is in the repository by then, wherever it came from.
tries=0
until [ -e deployed ] || [ $tries -eq 600 ]; do
  tries=$((tries + 1))
  sleep 0.1
done
echo '<settings/>' >target/settings.xml # not a developer's own
"$IT_MAVEN/bin/mvn" -B -o -s target/settings.xml "-Dmaven.repo.local=$IT_REPOSITORY" -Daether.enhancedLocalRepository.trackingFilename=none \
  deploy:failover -Ddeploy.ticket=1 -Ddeploy.reason=hangs
touch target/ordered
