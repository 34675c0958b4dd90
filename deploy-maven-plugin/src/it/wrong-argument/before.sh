API_KEY=geheim-123
