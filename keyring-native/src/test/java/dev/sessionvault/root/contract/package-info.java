/** What every key root does, whatever it is made of: one suite, run against each root wherever there is one. */
@NullMarked
package dev.sessionvault.root.contract;

import org.jspecify.annotations.NullMarked;
