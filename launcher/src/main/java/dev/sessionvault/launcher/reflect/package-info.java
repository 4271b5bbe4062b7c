/**
 * The recipient's side of a session (SHARE.md): the handle is all that is needed, no vault and no account. Whatever comes
 * from the other end is believed only after the passport was verified, and is shown by {@link
 * dev.sessionvault.launcher.reflect.Visible} only.
 */
@NullMarked
package dev.sessionvault.launcher.reflect;

import org.jspecify.annotations.NullMarked;
