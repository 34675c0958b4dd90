echo "$DEPLOY_RUNNER" >>deployed
[ "$DEPLOY_RUNNER" = secondary ] || exec sleep 600
until [ -e target/ordered ]; do
  sleep 0.1
done
echo "deployed on the $DEPLOY_RUNNER runner"
