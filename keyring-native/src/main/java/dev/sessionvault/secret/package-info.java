/** A secret in memory: read inside a scope, wiped at its end, never a string. */
@NullMarked
package dev.sessionvault.secret;

import org.jspecify.annotations.NullMarked;
