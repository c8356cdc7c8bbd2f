drop function sovereign.begin_registration();
