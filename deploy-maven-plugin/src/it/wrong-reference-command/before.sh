API_KEY=geheim99
