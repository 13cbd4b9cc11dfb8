"""The commands: read options, call the api, print, write, exit."""
