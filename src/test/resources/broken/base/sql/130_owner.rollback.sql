alter table app.labels owner to current_user;
