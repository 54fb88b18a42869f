"""`python -m pictures` takes the README's two; `python -m pictures all` every kind of page, with
words of an address or a way to take only those: `python -m pictures all massnahmen print`."""

import sys

from pictures.serving import havelfurt


def main(arguments: list[str]) -> None:
    with havelfurt() as address:
        from pictures import gallery, readme

        if arguments[:1] == ["all"]:
            gallery.take(address, arguments[1:])
        else:
            readme.take(address)


if __name__ == "__main__":
    main(sys.argv[1:])
