drop function sovereign.recovery_guardians(uuid, uuid);
