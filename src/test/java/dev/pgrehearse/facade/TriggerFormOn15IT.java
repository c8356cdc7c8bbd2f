package dev.pgrehearse.facade;

/** The INSTEAD OF form on Postgres 15. */
final class TriggerFormOn15IT extends TriggerForm {
  TriggerFormOn15IT() {
    super(15);
  }
}
