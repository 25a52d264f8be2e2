/** The installation's Ed25519 key: signs every change set, and gives the person behind it a lasting identity. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256Hex } from './ids.ts'
import { placeNew } from './place-file.ts'

export interface Signer {
  /** SHA-256 of the public key's SPKI bytes, 64 hex digits. */
  readonly fingerprint: string
  readonly spki: Buffer
  /** Base64 signature over the 32 bytes of a change set's hash. */
  sign(hashHex: string): string
}

/** Reads the key of an installation, or makes one. The file is readable by its owner only. */
export function loadSigner(home: string): Signer {
  const path = join(home, 'signing-key.pem')
  if (!existsSync(path)) {
    mkdirSync(home, { recursive: true })
    const { privateKey } = generateKeyPairSync('ed25519')
    const temporary = `${path}.new-${process.pid}`
    writeFileSync(temporary, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flush: true })
    // Another process may have made one meanwhile: whoever is first counts.
    try {
      placeNew(temporary, path)
    } catch (thrown) {
      rmSync(temporary, { force: true })
      if (!existsSync(path)) throw thrown
    }
  }
  return signerFromPem(readFileSync(path, 'utf8'))
}

export function signerFromPem(pem: string): Signer {
  const key = createPrivateKey(pem)
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  return {
    fingerprint: fingerprintOf(spki),
    spki,
    sign: (hashHex) => sign(null, Buffer.from(hashHex, 'hex'), key).toString('base64')
  }
}

export const fingerprintOf = (spki: Uint8Array): string => sha256Hex(spki)

/** Whether `signature` over a hash is by the key with these SPKI bytes. */
export function signatureHolds(spki: Uint8Array, hashHex: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), type: 'spki', format: 'der' })
    return verify(null, Buffer.from(hashHex, 'hex'), key, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}
