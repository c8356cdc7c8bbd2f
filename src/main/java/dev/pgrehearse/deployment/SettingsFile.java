package dev.pgrehearse.deployment;

import dev.pgrehearse.input.InputException;
import java.nio.file.Path;
import java.util.Optional;

/** A kind of file in which projects keep what Liquibase is told. */
interface SettingsFile {

  /**
   * What a file says.
   *
   * @param shown how people name it
   * @return nothing where it says nothing of Liquibase
   * @throws InputException where it cannot be read
   */
  Optional<LiquibaseSettings> read(Path file, String shown) throws InputException;
}
