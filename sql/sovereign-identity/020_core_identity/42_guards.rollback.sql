drop function sovereign.guards(uuid);
