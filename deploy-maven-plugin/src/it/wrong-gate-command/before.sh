TOKEN=geheim99
