#!/usr/bin/env bash
# Health gates and smoke tests (specification, "Health Gates"); with them the deployment ends. Exit codes: 0 healthy, 1 not.
exec "$(dirname "${BASH_SOURCE[0]}")/step" health "$@"
