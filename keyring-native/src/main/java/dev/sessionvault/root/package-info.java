/** This machine's key roots: what seals 32 bytes so that only this machine, or this login, opens them again. */
@NullMarked
package dev.sessionvault.root;

import org.jspecify.annotations.NullMarked;
