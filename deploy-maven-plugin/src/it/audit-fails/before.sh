[ ! -d audit ] || sed -i s/branch_decided/branch_decidet/ audit/journal.jsonl
