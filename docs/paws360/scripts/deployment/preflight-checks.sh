#!/usr/bin/env bash
# Preflight checks (specification, "Preflight Checks"). Exit codes: 0 fit, 1 runner, 2 Docker, 3 network, 4 secrets, 5 another
# deployment is active, 70 nothing was found out.
exec "$(dirname "${BASH_SOURCE[0]}")/step" preflight "$@"
