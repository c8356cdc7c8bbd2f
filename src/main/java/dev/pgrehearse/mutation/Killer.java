package dev.pgrehearse.mutation;

import java.sql.SQLException;
import java.util.Optional;

/** Something that a rehearsal looks at when a changelog is at its end. */
@FunctionalInterface
interface Killer {

  /** What it finds wrong with a finished database that has a fault in it. */
  Optional<Verdict.Killed> judge(Branch finished) throws SQLException;
}
