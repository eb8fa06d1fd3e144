// Which problems an operation must document, by its shape; see the conventions in docs and the table in `contract`.

/** Credentials are needed unless the list is empty or holds the empty alternative. */
const needsCredentials = ({ security = [] }) =>
  security.length > 0 && !security.some((alternative) => Object.keys(alternative).length === 0);

const parameters = (operation, place) => (operation.parameters ?? []).filter((parameter) => parameter.in === place);

/** [what calls for it, the statuses it calls for] */
const RULES = [
  [needsCredentials, ["401"], "credentials"],
  [(operation) => parameters(operation, "path").length > 0, ["404"], "a path parameter"],
  [(operation) => parameters(operation, "query").length > 0, ["400"], "query parameters"],
  [(operation) => Boolean(operation.requestBody), ["400", "413", "415", "422"], "a request body"],
  [
    (operation) => parameters(operation, "header").some(({ name, required }) => name === "If-Match" && required),
    ["412", "428"],
    "If-Match",
  ],
  [() => true, ["500"], "being an operation"],
];

export default function documentedProblems(operation, _options, { path }) {
  const documented = Object.keys(operation.responses ?? {});
  return RULES.filter(([applies]) => applies(operation)).flatMap(([, statuses, reason]) =>
    statuses
      .filter((status) => !documented.includes(status))
      .map((status) => ({ message: `${status} is not documented, which ${reason} calls for`, path: [...path, "responses"] })),
  );
}
