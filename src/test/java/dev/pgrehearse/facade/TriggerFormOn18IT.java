package dev.pgrehearse.facade;

/** The INSTEAD OF form on Postgres 18. */
final class TriggerFormOn18IT extends TriggerForm {
  TriggerFormOn18IT() {
    super(18);
  }
}
