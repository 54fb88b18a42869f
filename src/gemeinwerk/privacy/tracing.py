"""Who else an account or a person is: each area adds what it knows."""

from collections.abc import Callable

from gemeinwerk.privacy.traces import Traces, is_telling

Provider = Callable[[Traces], Traces]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """`provider(traces)` gives them back with more: keys, former names, shared addresses."""
    _providers.append(provider)


def complete(traces: Traces) -> Traces:
    """All that is known of a person, until nobody has anything to add."""
    before = None
    while before != traces:
        before = traces
        for provider in _providers:
            traces = provider(traces)
    return traces.known(left=[name for name in traces.names if not is_telling(name)])
