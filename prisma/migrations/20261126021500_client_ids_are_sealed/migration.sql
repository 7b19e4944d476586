-- The client id of a BigCommerce API account is kept with the secrets from now on. What stood in the clear is dropped:
-- nothing has used it, and it is entered anew with the credentials.
UPDATE "Connection" SET "settings" = "settings" - 'clientId' WHERE "platform" = 'bigcommerce';
