import 'reflect-metadata';
import { isIP } from 'node:net';
import * as x509 from '@peculiar/x509';
import type { CertificateKind } from './internet-state.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY = 86_400_000;

/** Makes leaf certificates, each with its key, as PEM. */
export interface Issuer {
  /** The authority that browsers of the world trust. */
  readonly authority: string;
  issue(name: string, options: LeafOptions): Promise<Leaf>;
}

export interface LeafOptions {
  readonly kind: CertificateKind;
  readonly now: Date;
}

export interface Leaf {
  readonly key: string;
  readonly chain: string;
}

interface Signer {
  readonly certificate: x509.X509Certificate;
  readonly keys: CryptoKeyPair;
}

/** A new authority of the world's own, by that name, trusted nowhere else and forgotten with the process. */
export async function createIssuer(name = 'Lab authority'): Promise<Issuer> {
  x509.cryptoProvider.set(crypto);
  const trusted = await createSigner(`CN=${name}`);
  const untrusted = await createSigner('CN=Nobody knows this authority');
  const leafKeys = await createKeys();
  const key = await exportKey(leafKeys);
  return {
    authority: trusted.certificate.toString('pem'),
    issue: async (name, { kind, now }) => {
      const signer = kind === 'unknown-issuer' ? untrusted : trusted;
      const leaf = await createLeaf(name, { kind, now, keys: leafKeys, signer });
      return { key, chain: leaf.toString('pem') };
    },
  };
}

async function createKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

async function exportKey(keys: CryptoKeyPair): Promise<string> {
  const bytes = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return x509.PemConverter.encode(bytes, 'PRIVATE KEY');
}

async function createSigner(name: string): Promise<Signer> {
  const keys = await createKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name,
    // Wide enough for every clock that a scenario pretends.
    notBefore: new Date(Date.now() - 3_650 * DAY),
    notAfter: new Date(Date.now() + 3_650 * DAY),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 1, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate, keys };
}

interface LeafInput extends LeafOptions {
  readonly keys: CryptoKeyPair;
  readonly signer: Signer;
}

async function createLeaf(name: string, input: LeafInput): Promise<x509.X509Certificate> {
  const { kind, keys, signer } = input;
  const named = kind === 'wrong-name' ? 'somebody-else.example' : name;
  const [notBefore, notAfter] = validity(kind, input.now.getTime());
  const alternative = { type: isIP(named) === 0 ? 'dns' : 'ip', value: named } as const;
  return x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: `CN=${named}`,
    issuer: kind === 'self-signed' ? `CN=${named}` : signer.certificate.subject,
    notBefore,
    notAfter,
    signingAlgorithm: ALGORITHM,
    publicKey: keys.publicKey,
    signingKey: kind === 'self-signed' ? keys.privateKey : signer.keys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([alternative]),
    ],
  });
}

function validity(kind: CertificateKind, now: number): [Date, Date] {
  if (kind === 'expired') return [new Date(now - 90 * DAY), new Date(now - DAY)];
  if (kind === 'not-yet-valid') return [new Date(now + DAY), new Date(now + 90 * DAY)];
  return [new Date(now - 30 * DAY), new Date(now + 60 * DAY)];
}

/** NSS refuses two certificates of one issuer with the same number. */
function serial(): string {
  return `4${Buffer.from(crypto.getRandomValues(new Uint8Array(8))).toString('hex')}0`.slice(0, 16);
}
