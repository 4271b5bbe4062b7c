/** The login's keyring, through libsecret: a key kept as an item that the user's password unlocks. */
@NullMarked
package dev.sessionvault.root.secretservice;

import org.jspecify.annotations.NullMarked;
