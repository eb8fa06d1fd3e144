-- An account that is closed holds no role and is offered none: closing it ends them. What was closed before this ends the
-- day it was closed, so that it holds nobody up, and so that what was so on a day stays so when the account is opened again.
UPDATE role_assignments a SET revoked_at = u.closed_at, version = a.version + 1
    FROM users u WHERE u.id = a.user_id AND u.closed_at IS NOT NULL AND a.state = 'accepted' AND a.revoked_at IS NULL
        AND a.valid && daterange((u.closed_at AT TIME ZONE 'Europe/Oslo')::date, NULL);
UPDATE role_assignments a SET state = 'withdrawn', version = a.version + 1
    FROM users u WHERE u.id = a.user_id AND u.closed_at IS NOT NULL AND a.state = 'proposed';
