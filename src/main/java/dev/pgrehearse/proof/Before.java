package dev.pgrehearse.proof;

import dev.pgrehearse.server.Database;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A database in which tables are that are facades after.
 *
 * @param move does to a clone of it what made after, where that was said; after each step it runs
 *     what it is given
 */
record Before(Database database, Optional<BiConsumer<Database, Runnable>> move) {}
