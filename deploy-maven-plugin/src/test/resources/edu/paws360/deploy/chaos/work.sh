#!/bin/sh
# work.sh TRUTH PLAN: what changes production. Each line it appends says who is at it; the order of the lines is the truth.
truth=$1
plan=$2
say() { printf '%s %s %s %s\n' "$DEPLOY_ID" "$DEPLOY_RUNNER" "$DEPLOY_FENCING_TOKEN" "$1" >>"$truth"; }

ticks=15
case "$plan:$DEPLOY_RUNNER" in
  hang-on-primary:primary) ticks=120 ;;
  slow:*) ticks=30 ;;
esac
say begin
while [ "$ticks" -gt 0 ]; do
  sleep 0.1
  say tick
  ticks=$((ticks - 1))
done
case "$plan:$DEPLOY_RUNNER" in
  fail-on-primary:primary | fail:*) exit 3 ;;
esac
say end
