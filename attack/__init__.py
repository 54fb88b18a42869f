"""Attacks on a running Gemeinwerk: `make attack` plays them and says what held.

    make attack                     # everything, on SQLite and PostgreSQL
    make attack ONLY="generated"    # a part of it
    make attack REQUESTS=2000       # fewer generated requests

For each database a server of its own in production mode, on loopback, in a folder that is gone
afterwards, with towns that have one of everything. `site` builds it, each module of `battery` is a
group of attacks, and `verdict` is what they report. Every attack is bounded in requests and time.
"""
