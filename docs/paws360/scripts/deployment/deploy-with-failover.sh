#!/usr/bin/env bash
# The deployment on the primary runner, or on the secondary (specification, "Failover Mechanism"). Exit codes: 0 one of them has
# deployed, 1 neither has, or it was not begun.
exec "$(dirname "${BASH_SOURCE[0]}")/step" execute "$@"
