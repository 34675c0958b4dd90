[ -d audit ] || git checkout -q -b feature/x
