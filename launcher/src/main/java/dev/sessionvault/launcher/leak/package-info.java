/**
 * Finding keys that lie in the open: what a key looks like, where keys lie, and what was found, never the key itself.
 */
@NullMarked
package dev.sessionvault.launcher.leak;

import org.jspecify.annotations.NullMarked;
