GITHUB_ACTIONS=true
GITHUB_REF=refs/heads/main
GITHUB_REF_TYPE=branch
GITHUB_SHA=$(git rev-parse HEAD)
API_KEY=hunter-2-100
