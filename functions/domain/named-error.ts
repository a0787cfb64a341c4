/** A fault with a stable name: bundlers rename classes, and Step Functions catches by name. */
export function namedError(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}
