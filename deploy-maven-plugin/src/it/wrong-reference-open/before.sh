NAME=geheim99
