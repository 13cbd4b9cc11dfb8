"""One function a command: values in, values out, nothing printed. The cli is its first client.

Other programs import it too: the modules named here, and of each what stands in its `__all__`, keep
their names. `docs/api.md` shows every function at work.
"""

__all__ = (
    "baseline",
    "checking",
    "compose",
    "diff",
    "explain",
    "fmt",
    "impact",
    "importing",
    "mend",
    "new",
    "opened",
    "pin",
    "rename",
    "render",
    "request",
    "schema",
    "time",
    "tree",
    "validate",
    "workload",
)
