// A body has an example: beside its schema, or in it. References are resolved before this runs.
const has = (part) => part?.example !== undefined || (part?.examples !== undefined && Object.keys(part.examples).length > 0);

export default function hasExample(body) {
  return has(body) || has(body?.schema) ? [] : [{ message: "no example" }];
}
