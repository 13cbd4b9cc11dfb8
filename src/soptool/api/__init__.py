"""One function a command: values in, values out, nothing printed. The cli is its first client."""
