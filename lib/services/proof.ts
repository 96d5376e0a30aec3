import 'server-only'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { cleanHeic } from './heic'
import { type Picture, PictureError } from './image'
import { cleanJpeg } from './jpeg'
import { cleanPng, pngSignature } from './png'

/** A file as somebody sent it: its name is only what they say it is. */
export type SentFile = { name: string; bytes: Uint8Array }
export type ProofKind = 'pdf' | 'jpeg' | 'png' | 'heic'
/** What is kept of it, of a type found in its content. */
export type Proof = { kind: ProofKind; mediaType: string; extension: string; bytes: Uint8Array }
/** `takesHeic`: also what an iPhone takes, which few browsers show. */
export type ProofLimits = { bytes: number; pixels: number; takesHeic?: boolean }

export type ProofFlaw =
  | 'proof_missing'
  | 'proof_empty'
  | 'proof_too_heavy'
  | 'proof_too_large'
  | 'proof_kind'
  | 'proof_heic'
  | 'proof_not_its_name'
  | 'proof_damaged'
  | 'proof_active'

const kinds: Record<ProofKind, { mediaType: string; extension: string; names: readonly string[] }> = {
  pdf: { mediaType: 'application/pdf', extension: 'pdf', names: ['pdf'] },
  jpeg: { mediaType: 'image/jpeg', extension: 'jpg', names: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  png: { mediaType: 'image/png', extension: 'png', names: ['png'] },
  heic: { mediaType: 'image/heic', extension: 'heic', names: ['heic', 'heif', 'hif'] },
}

const latin = (bytes: Uint8Array, from: number, to: number) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to)

function findKind(bytes: Uint8Array): ProofKind | null {
  if (/^%PDF-[12]\.\d/.test(latin(bytes, 0, 8))) return 'pdf'
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg'
  if (pngSignature.every((byte, at) => bytes[at] === byte)) return 'png'
  return isHeic(bytes) ? 'heic' : null
}

/** What an iPhone takes unless told otherwise: worth a sentence of its own. */
const isHeic = (bytes: Uint8Array) => /^ftyp(hei|hev|mif|msf|avi)/.test(latin(bytes, 4, 11))

/** 'carte.pdf' is a PDF or a lie; a name without a suffix promises nothing. */
function isItsName(name: string, kind: ProofKind): boolean {
  const suffix = /\.([^./\\]{1,10})$/.exec(name.trim())?.[1]?.toLowerCase()
  return suffix === undefined || kinds[kind].names.includes(suffix)
}

/**
 * A proof, recognised by its content, bounded, and without its metadata; or what is wrong with it ([6.S7]). Nothing is
 * decoded or executed. A PDF is kept as it came: it must end where it says, and carry no script and no other file that
 * can be seen without opening it.
 */
export function readProof({ name, bytes }: SentFile, limits: ProofLimits): Outcome<Proof, ProofFlaw> {
  if (bytes.length === 0) return refuse(name ? 'proof_empty' : 'proof_missing')
  if (bytes.length > limits.bytes) return refuse('proof_too_heavy')
  const kind = findKind(bytes)
  if (!kind) return refuse('proof_kind')
  if (kind === 'heic' && !limits.takesHeic) return refuse('proof_heic')
  if (!isItsName(name, kind)) return refuse('proof_not_its_name')
  const { mediaType, extension } = kinds[kind]
  if (kind === 'pdf') {
    const flaw = findPdfFlaw(bytes)
    return flaw ? refuse(flaw) : accept({ kind, mediaType, extension, bytes })
  }
  const picture = readPicture(kind, bytes)
  if (!picture) return refuse('proof_damaged')
  if (picture.width * picture.height > limits.pixels) return refuse('proof_too_large')
  return accept({ kind, mediaType, extension, bytes: picture.bytes })
}

const cleaners = { jpeg: cleanJpeg, png: cleanPng, heic: cleanHeic }

function readPicture(kind: keyof typeof cleaners, bytes: Uint8Array): Picture | null {
  try {
    return cleaners[kind](bytes)
  } catch (error) {
    if (error instanceof PictureError) return null
    throw error
  }
}

/** Long enough not to occur by chance in compressed pixels. */
const activeNames = ['/JavaScript', '/Launch', '/EmbeddedFile', '/RichMedia']

function findPdfFlaw(bytes: Uint8Array): 'proof_damaged' | 'proof_active' | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = file.lastIndexOf('%%EOF')
  const isWhole = end !== -1 && file.includes('startxref') && /^[\s\0]*$/.test(latin(bytes, end + 5, bytes.length))
  if (!isWhole) return 'proof_damaged'
  return activeNames.some((name) => file.includes(name)) ? 'proof_active' : null
}
