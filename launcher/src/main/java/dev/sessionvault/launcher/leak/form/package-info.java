/** What a key looks like: by its issuer's form, by the name that it is given to, by being too random for a word. */
@NullMarked
package dev.sessionvault.launcher.leak.form;

import org.jspecify.annotations.NullMarked;
