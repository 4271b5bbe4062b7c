#!/bin/sh
# The project's build, with all that its packages run: it shows everything that it could take with it.
env | sed 's/^/build: /'
[ ! -e "/proc/$$/fd/3" ] || echo 'build: descriptor 3 is open'
