/**
 * Blots out what was sent in confidence wherever it comes back: a Space that repeats its caller's headers must not get
 * them into an error, an output or a log through us. Values shorter than a token are no secrets.
 */
export function createRedactor(headers: Readonly<Record<string, string>>): (text: string) => string {
  const secrets = Object.values(headers)
    .flatMap((value) => value.split(" "))
    .filter((word) => word.length >= 8);
  return (text) => secrets.reduce((clean, secret) => clean.replaceAll(secret, "[secret]"), text);
}
