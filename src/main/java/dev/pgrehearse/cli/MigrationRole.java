package dev.pgrehearse.cli;

/** What the role may do that migrates. */
enum MigrationRole {
  SUPERUSER
}
