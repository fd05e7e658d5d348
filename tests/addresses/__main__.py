"""List the addresses of the built site: ``python -m tests.addresses > tests/addresses/listed.txt``."""

from tests.addresses import SITE, addresses_of

if __name__ == "__main__":
    print("\n".join(addresses_of(SITE)))
