/**
 * The one place that reads what only tests may set. A shipped build contains none of it: the constant is false there and
 * the bundler drops the branch. Callers: index.
 */

/**
 * The program and arguments that run the store in an ordinary process (`PARLEY_STORE_COMMAND`, a JSON list of texts), or
 * undefined for the utility process.
 */
export function ordinaryStoreCommand(): readonly string[] | undefined {
  if (!__PARLEY_TEST_BUILD__) return undefined;
  const text = process.env['PARLEY_STORE_COMMAND'];
  if (text === undefined || text === '') return undefined;
  const command: unknown = JSON.parse(text);
  if (!Array.isArray(command)) return undefined;
  return command.map(String);
}
