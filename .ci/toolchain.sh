# Sourced by ./quickstart and ./verify: finds what the project needs, and installs it where apt is there to do so.

say() { printf '%s\n' "$*"; }
fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# The major version of a javac, or 0.
javac_major() {
  local version
  version=$("$1" -version 2>&1) || version=0
  version=${version#javac }
  version=${version%%[.-]*}
  case "$version" in '' | *[!0-9]*) version=0 ;; esac
  printf '%s' "$version"
}

# Sets JAVA_HOME to a JDK of 17 or newer, if one can be found.
find_jdk() {
  local candidate
  for candidate in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v javac || true)" || true)")")" /usr/lib/jvm/*; do
    if [ -x "$candidate/bin/javac" ] && [ "$(javac_major "$candidate/bin/javac")" -ge 17 ]; then
      export JAVA_HOME=$candidate
      return 0
    fi
  done
  return 1
}

# Whether Maven is there, as 3.8 or newer.
find_maven() {
  local version major minor
  version=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1) || return 1
  major=${version%%.*}
  minor=${version#*.}
  minor=${minor%%.*}
  [ -n "$version" ] && { [ "$major" -gt 3 ] || { [ "$major" -eq 3 ] && [ "$minor" -ge 8 ]; }; }
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "This needs root: run '$*' as root, then start again."
  fi
}

# Asks apt once for what it has.
update_packages() {
  if [ -z "${APT_UPDATED:-}" ]; then
    as_root apt-get -qq update || fail "apt-get update failed; see above."
    APT_UPDATED=yes
  fi
}

install_packages() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@" >/dev/null ||
    fail "apt-get could not install $*; see above."
}

# install PACKAGE WHY: with apt, saying what and why.
install() {
  say "Installing $1: $2."
  update_packages
  install_packages "$1"
}

jdk_package() {
  if apt-cache show openjdk-17-jdk-headless >/dev/null 2>&1; then
    echo openjdk-17-jdk-headless
  else
    echo default-jdk-headless
  fi
}

# need COMMAND PACKAGE WHY
need() {
  command -v "$1" >/dev/null || install "$2" "$3"
}

prepare_toolchain() {
  if ! command -v apt-get >/dev/null; then
    local missing=''
    find_jdk || missing="$missing a JDK 17 or newer (set JAVA_HOME to it),"
    find_maven || missing="$missing Maven 3.8 or newer (mvn on the PATH),"
    command -v git >/dev/null || missing="$missing git,"
    command -v python3 >/dev/null || missing="$missing Python 3.8 or newer (python3 on the PATH),"
    [ -z "$missing" ] || fail "Missing on this machine:${missing%,}. Install it, then start again."
    return
  fi
  find_jdk || {
    update_packages
    install "$(jdk_package)" "the project is built with a JDK 17 or newer, and none was found"
    find_jdk || fail "No JDK 17 or newer was found after the installation; set JAVA_HOME to one."
  }
  find_maven || {
    install maven "the project is built with Maven 3.8 or newer, and none was found"
    find_maven || fail "apt gives a Maven older than 3.8: install a newer one by hand, put it on the PATH, then start again."
  }
  need git git "the branch check reads the checkout with git"
  need python3 python3 "the supervisor of the deployment command is a Python 3 script"
  need ps procps "the tests and the quickstart look at processes"
  need setsid util-linux "the quickstart starts its service in a session of its own"
}

# Where servers are, and where Debian hides those of PostgreSQL, in the order in which the tests look for them.
server_path() {
  local folder
  printf '%s:/usr/local/sbin:/usr/sbin' "$PATH"
  for folder in /usr/lib/postgresql/*/bin; do printf ':%s' "$folder"; done
}

# The programs that the tests run against: PROGRAM PACKAGE WHY
testbed_programs() {
  cat <<'PROGRAMS'
ansible-playbook ansible the reference deployment is an Ansible playbook
ansible-inventory ansible the network check reads the inventory with it
ansible ansible the network check may ask its hosts with it
ssh openssh-client Ansible reaches its targets with it
sshd openssh-server the targets of the reference deployment
postgres postgresql the PostgreSQL gate and the SQL smoke test ask a real server
pg_isready postgresql-client the PostgreSQL gate must say what it says
redis-server redis-server the Redis gate asks a real server
redis-cli redis-tools the Redis server is filled with it
openssl openssl the servers that speak TLS need a certificate
prometheus prometheus it must be able to read the metrics
promtool prometheus the rules for the metrics are checked and tested with it
prometheus-pushgateway prometheus-pushgateway the metrics are pushed to a real one
prometheus-alertmanager prometheus-alertmanager on-call alerts go to a real one
dockerd docker.io the Docker check asks a real engine
docker docker-cli the Docker check runs its client
docker-compose docker-compose the Docker check asks for it
ping iputils-ping the network check pings every target
fping fping the network check leaves it to fping where it may not ask itself
npm npm the description of GitHub's API comes as a package of it
setpriv util-linux PostgreSQL refuses to run as root
ip iproute2 the ICMP probe is tried in networks of its own
iptables iptables packets are lost there on purpose
gpg gnupg the signatures of a release are made and verified with it
chromium chromium the report is opened in a real browser
PROGRAMS
}

# Debian 12 has the Docker client in docker.io, later ones in a package of its own.
existing_package() {
  if [ "$1" = docker-cli ] && ! apt-cache show docker-cli >/dev/null 2>&1; then
    echo docker.io
  else
    echo "$1"
  fi
}

# Without this, apt would start a server of every kind that it installs, on its usual port.
without_services() {
  local policy=/usr/sbin/policy-rc.d
  if [ -e "$policy" ]; then
    "$@"
    return
  fi
  printf '#!/bin/sh\nexit 101\n' | as_root sh -c "cat >$policy && chmod +x $policy"
  local result=0
  ("$@") || result=$?
  as_root rm -f "$policy"
  return "$result"
}

# Whether a JDK of exactly this major version is where the tests look for one.
has_jdk() {
  local candidate
  for candidate in "$JAVA_HOME" /usr/lib/jvm/*; do
    [ ! -x "$candidate/bin/javac" ] || [ "$(javac_major "$candidate/bin/javac")" != "$1" ] || return 0
  done
  return 1
}

# The plugin is run on Java 17 and 25. A JDK that apt does not have is left out by the tests, which say so.
prepare_jdks() {
  local major
  command -v apt-get >/dev/null || return 0
  for major in 17 25; do
    if ! has_jdk "$major" && apt-cache show "openjdk-$major-jdk-headless" >/dev/null 2>&1; then
      install "openjdk-$major-jdk-headless" "the plugin is tested on Java $major too"
    fi
  done
}

# Brings the real servers that the tests start, all in one go.
prepare_testbed() {
  local program package why path packages=() missing=''
  path=$(server_path)
  while read -r program package why; do
    PATH=$path command -v "$program" >/dev/null && continue
    missing="$missing $program ($package: $why),"
    ! command -v apt-get >/dev/null || packages+=("$package")
  done < <(testbed_programs)
  [ -n "$missing" ] || return 0
  [ "${#packages[@]}" -gt 0 ] || fail "Missing on this machine for the tests:${missing%,}. Install it, then start again."
  say "Installing for the tests:${missing%,}."
  update_packages
  local known=()
  for package in "${packages[@]}"; do known+=("$(existing_package "$package")"); done
  without_services install_packages "${known[@]}"
}

# Brings GitHub's public description of its API, which the tests hold their stand-in for GitHub to. It stays when the build is
# cleaned, and is brought once for each version.
prepare_github_api() {
  # GithubApi.java looks for this version in this folder; change both.
  local version=23.0.2 sum=829b4bebb19a53133289f7b0bc819f4f1118115821db2ca9f25e9ee995a7da2a
  local cache=${XDG_CACHE_HOME:-$HOME/.cache}/paws360-deploy
  [ ! -f "$cache/github-api-$version.json" ] || return 0
  say "Fetching @octokit/openapi $version: GitHub's description of its API, for the tests."
  mkdir -p "$cache"
  (
    folder=$(mktemp -d "$cache/fetch.XXXXXX")
    trap 'rm -rf "$folder"' EXIT
    # One file of the package, which has 400 MB.
    cd "$folder" &&
      npm pack --loglevel=error --ignore-scripts "@octokit/openapi@$version" >/dev/null &&
      tar -xzOf ./*.tgz package/generated/api.github.com.json >api.json &&
      echo "$sum  api.json" | sha256sum --check --quiet &&
      mv api.json "$cache/github-api-$version.json"
  ) || fail "@octokit/openapi $version could not be fetched; see above."
}

# build LOG ARGUMENT...: runs Maven with a line of progress for each module, and the end of the log if it fails.
build() {
  local log=$1
  shift
  if ! mvn -B "$@" 2>&1 | tee "$log" | sed -un 's/^\[INFO\] Building \(PAWS360 Deploy.*[^ ]\) \{1,\}[0-9].*/  \1/p'; then
    tail -n 60 "$log" >&2
    fail "The build failed; the whole log is in $log."
  fi
}
