/** Header names in lower case. */
type Headers = Readonly<Record<string, string>>;

/** Bot protection that marks its challenge: Cloudflare, AWS WAF, Vercel, Sucuri. */
const CHALLENGES: Readonly<Record<string, RegExp>> = {
  'cf-mitigated': /challenge/i,
  'x-amzn-waf-action': /challenge|captcha/i,
  'x-vercel-mitigated': /challenge|deny/i,
  'x-sucuri-block': /./,
};

/** Headers that protected sites always send: a challenge only together with a refusal. DataDome, Kasada, PerimeterX. */
const WHEN_REFUSED = ['x-datadome', 'x-dd-b', 'x-kpsdk-ct', 'x-px-block'];

/** Whether an answer is a bot challenge rather than the service's own page. */
export function isChallenge(status: number, headers: Headers): boolean {
  const marked = Object.entries(CHALLENGES).some(([name, value]) =>
    value.test(headers[name] ?? ''),
  );
  if (marked) return true;
  // Akamai's Bot Manager asks for its challenge with 428 (sec-cpt).
  if (status === 428 && /^AkamaiGHost/i.test(headers.server ?? '')) return true;
  const isRefusal = status === 403 || status === 405 || status === 429;
  return isRefusal && WHEN_REFUSED.some((name) => (headers[name] ?? '') !== '');
}
