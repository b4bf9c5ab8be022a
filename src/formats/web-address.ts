import * as v from 'valibot';

const MAX_LENGTH = 2_048;

/** An `http:` or `https:` address without credentials, as a parsed URL; undefined for anything else. */
export function parseWebAddress(text: string): URL | undefined {
  if (text.length > MAX_LENGTH || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  return isWeb && url.username === '' && url.password === '' ? url : undefined;
}

/** As written where that is plain already, else in its ASCII form: an international host in punycode. */
function normalise(text: string): string {
  const { href } = new URL(text);
  return href === `${text}/` ? text : href;
}

/** A web address in untrusted input. */
export const webAddressSchema = v.pipe(
  v.string('must be a text'),
  v.maxLength(MAX_LENGTH, `must have at most ${MAX_LENGTH} characters`),
  v.check((text) => URL.canParse(text), 'must be a complete address, such as https://example.org/'),
  v.check(
    (text) => !URL.canParse(text) || /^https?:$/.test(new URL(text).protocol),
    'must start with http: or https:',
  ),
  v.check(
    (text) => !URL.canParse(text) || parseWebAddress(text) !== undefined || !hasCredentials(text),
    'must not hold a user name or password',
  ),
  v.transform((text) => (parseWebAddress(text) === undefined ? text : normalise(text))),
);

function hasCredentials(text: string): boolean {
  const { username, password } = new URL(text);
  return username !== '' || password !== '';
}
