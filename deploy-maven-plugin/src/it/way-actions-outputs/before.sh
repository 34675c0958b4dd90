GITHUB_ACTIONS=true
GITHUB_REF=refs/heads/main
GITHUB_REF_TYPE=branch
GITHUB_SHA=$(git rev-parse HEAD)
mkdir -p target
GITHUB_OUTPUT=$project/target/outputs
