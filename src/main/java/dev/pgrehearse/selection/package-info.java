/**
 * Which part of a system a rehearsal looks at: in come its spec and changelogs and how somebody
 * asked, out comes a {@link dev.pgrehearse.selection.Selection} with a reason for each changeset;
 * and which of its files have changed while somebody works on them.
 */
package dev.pgrehearse.selection;
