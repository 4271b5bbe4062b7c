/**
 * Who is who: identities and their fingerprints, the recipient's own key, the contacts of an owner and the owners that a
 * recipient has met (SHARE.md, "Keys" and "Fingerprints"). Nothing here knows the vault, a channel, or a terminal.
 */
@NullMarked
package dev.sessionvault.launcher.share.key;

import org.jspecify.annotations.NullMarked;
