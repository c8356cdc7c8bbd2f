drop function sovereign.audit();
