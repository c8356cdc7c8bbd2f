alter domain app.code drop constraint code_length_check;

drop type app.priority;
