-- The page of the list as somebody would read it who need not ask who may see what: the same 50 rows with the names of
-- their places, in the order of an index.
SELECT n.*, c.name AS cluster_name, r.slug AS region_slug, r.name AS region_name, o.numbers, o.names
FROM needs n
LEFT JOIN clusters c ON c.id = n.cluster_id
LEFT JOIN regions r ON r.id = n.region_id
CROSS JOIN LATERAL (
    SELECT array_agg(m.number ORDER BY f.ordinal) AS numbers, array_agg(m.name ORDER BY f.ordinal) AS names
    FROM need_originators f JOIN municipalities m ON m.id = f.municipality_id WHERE f.need_id = n.id
) o
WHERE n.visibility = 'national' AND n.service_area = 'home_care'
ORDER BY n.updated_at DESC, n.id DESC LIMIT 50;
