package dev.pgrehearse.mutation;

/** What became of one planted fault. */
public sealed interface Verdict {

  /**
   * Something that a rehearsal does noticed it.
   *
   * @param by the kind of thing: {@code check}, {@code access}, {@code rule}, {@code rehearsal},
   *     {@code plan}, {@code lock}, {@code round trip}
   * @param what its name
   */
  record Killed(String by, String what) implements Verdict {}

  /** The database behaves differently, or may, and nothing noticed. */
  record Survived() implements Verdict {}

  /**
   * Nothing noticed, and nothing can: the spec says why.
   *
   * @param because the reason, for a person to judge
   */
  record Harmless(String because) implements Verdict {}

  /**
   * Neither the catalog nor anything measured changed; or a privilege only, which a later changeset
   * gives anyway and which opened nothing before it did.
   */
  record Equivalent() implements Verdict {}

  /**
   * Its SQL does not run, so it proves nothing.
   *
   * @param why the server's words
   */
  record Invalid(String why) implements Verdict {}
}
