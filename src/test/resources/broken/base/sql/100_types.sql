create type app.priority as enum ('low', 'high');

alter domain app.code add constraint code_length_check check (length(value) <= 20);
