/**
 * The owner's keys in the vault: the identity that signs passports, and a deployment key for each relay (SHARE.md, "Keys").
 */
@NullMarked
package dev.sessionvault.launcher.share.owner;

import org.jspecify.annotations.NullMarked;
