"""The fuzz driver: damaged, odd and made-up workspaces, and what must hold for every one of them.

    python -m tests.fuzz --count 10000 --seed 7

`corpus` is what cases begin with; `damage/` does something to it; `cases` numbers them; `door` runs
`sop` as users do; `promises/` holds what is looked at; `worker` survives what goes wrong; `shrink`
makes a failing case small.
"""
