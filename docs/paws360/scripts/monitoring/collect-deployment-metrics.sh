#!/usr/bin/env bash
# Metrics (specification, "Metrics Collection"). Exit codes: 0 published, 1 not; the deployment's verdict stands.
exec "$(dirname "${BASH_SOURCE[0]}")/../deployment/step" metrics "$@"
