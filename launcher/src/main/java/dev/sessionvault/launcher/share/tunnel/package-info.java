/** A leg: one end's connection to a relay (../relay/PROTOCOL.md), over TLS and through a proxy where there is one. */
@NullMarked
package dev.sessionvault.launcher.share.tunnel;

import org.jspecify.annotations.NullMarked;
