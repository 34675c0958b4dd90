LOKI_TOKEN=canary-7x9q
