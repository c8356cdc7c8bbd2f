/**
 * Who asks. In come the identities of a system and its two databases, out come everybody's
 * subjects, and the answers and effects of each trial, done as somebody and taken back.
 */
package dev.pgrehearse.proof.asker;
