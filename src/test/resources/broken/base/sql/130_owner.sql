alter table app.labels owner to service_role;
