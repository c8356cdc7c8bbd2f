package dev.pgrehearse.mutation;

import dev.pgrehearse.mutant.Mutant;
import java.sql.SQLException;
import java.util.Optional;

/** Something that a rehearsal looks at when a changelog is at its end. */
@FunctionalInterface
interface Killer {

  /**
   * What it finds wrong with a finished database.
   *
   * @param mutant the fault that is in it, if any: where to look first
   */
  Optional<Verdict.Killed> judge(Branch finished, Optional<Mutant> mutant) throws SQLException;
}
