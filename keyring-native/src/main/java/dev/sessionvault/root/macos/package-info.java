/** The roots of macOS: the Secure Enclave, and the login keychain. */
@NullMarked
package dev.sessionvault.root.macos;

import org.jspecify.annotations.NullMarked;
