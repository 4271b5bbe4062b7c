/** The roots of Windows: its data protection for a user's login, and the key store that lies in the machine's TPM. */
@NullMarked
package dev.sessionvault.root.windows;

import org.jspecify.annotations.NullMarked;
