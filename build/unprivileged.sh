#!/bin/sh
# Chromium's sandbox does not start as root: run the app as nobody. ZAPYS_CAPABILITIES lets it read a checkout in a private folder.
exec setpriv --reuid=65534 --regid=65534 --clear-groups $ZAPYS_CAPABILITIES -- "$ZAPYS_ELECTRON" "$@"
