-- What has ended stays ended: it gave nothing while its account was closed.
SELECT 1;
