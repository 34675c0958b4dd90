#!/bin/sh
# Deploys the greeting service on this machine: the old one is stopped, the new one is started in its place.
# Usage: deploy.sh URL, for example deploy.sh http://127.0.0.1:18360; deploy.sh stop
set -eu
cd "$(dirname "$0")"

state=.running
mkdir -p "$state"

running() { # is the recorded process still our service?
  [ -s "$state/pid" ] && ps -p "$(cat "$state/pid")" -o args= 2>/dev/null | grep -q 'Greeting.java'
}

stop_old() {
  running || return 0
  old=$(cat "$state/pid")
  echo "stopping the old greeting service (process $old)"
  kill "$old"
  tries=0
  while running; do
    tries=$((tries + 1))
    if [ "$tries" -gt 100 ]; then
      echo "process $old does not stop" >&2
      exit 1
    fi
    sleep 0.1
  done
}

stop_old
if [ "$1" = stop ]; then
  rm -f "$state/pid"
  exit 0
fi

echo "starting commit $DEPLOY_COMMIT as deployment $DEPLOY_ID at $1"
# A session of its own: the service goes on when the deployment has ended.
setsid "${JAVA_HOME:+$JAVA_HOME/bin/}java" Greeting.java "$1" >"$state/service.log" 2>&1 </dev/null &
echo $! >"$state/pid"

tries=0
until grep -q '^listening' "$state/service.log"; do
  tries=$((tries + 1))
  if ! kill -0 "$(cat "$state/pid")" 2>/dev/null || [ "$tries" -gt 300 ]; then
    echo "the greeting service did not start:" >&2
    cat "$state/service.log" >&2
    exit 1
  fi
  sleep 0.1
done
echo "process $(cat "$state/pid") is $(cat "$state/service.log")"
