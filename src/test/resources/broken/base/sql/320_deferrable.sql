alter table app.tickets alter constraint tickets_kind_fkey deferrable initially deferred;
