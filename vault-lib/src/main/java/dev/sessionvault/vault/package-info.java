/** The vault: which keys are stored, for which tool and place, until when. FORMAT.md describes its bytes. */
@NullMarked
package dev.sessionvault.vault;

import org.jspecify.annotations.NullMarked;
