/**
 * Would the suite notice? Takes a system's spec and its mutants, plays each one on a copy of the
 * database as it was before the changeset, and says what noticed it: a check, a rule, the access
 * matrix, the rehearsal itself, or nothing.
 */
package dev.pgrehearse.mutation;
