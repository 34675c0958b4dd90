[ ! -d audit ] || sed -i "3s/^/x/" audit/journal.jsonl
