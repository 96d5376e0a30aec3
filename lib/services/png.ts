import 'server-only'
import { crc32 } from 'node:zlib'
import { ByteReader, mostPieces, type Picture, PictureError } from './image'

export const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const

/** What the pixels need to be shown. Texts, dates, places, profiles and moving pictures aren't copied. */
const kept = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs'])
/** A capital first letter: a reader that doesn't know it can't show the picture. */
const isCritical = (type: string) => /^[A-Z]/.test(type)

/** A picture without its metadata, each piece checked by its own sum; what follows its end isn't copied. */
export function cleanPng(bytes: Uint8Array): Picture {
  const reader = new ByteReader(bytes)
  if (pngSignature.some((byte, at) => reader.byte(at) !== byte)) throw new PictureError('no signature')
  const chunks: Uint8Array[] = [reader.slice(0, 8)]
  const seen = new Set<string>()
  let at = 8
  for (let count = 0; !seen.has('IEND'); count++) {
    if (count > mostPieces) throw new PictureError('too many pieces')
    const length = reader.long(at)
    const type = reader.text(at + 4, 4)
    const chunk = reader.slice(at, length + 12)
    if (!/^[a-zA-Z]{4}$/.test(type) || crc32(chunk.subarray(4, -4)) !== reader.long(at + 8 + length))
      throw new PictureError('a chunk is damaged')
    if (isCritical(type) && !kept.has(type)) throw new PictureError('an unknown chunk')
    if (seen.has('IHDR') === (type === 'IHDR')) throw new PictureError('not one header, first')
    if (kept.has(type)) chunks.push(chunk)
    seen.add(type)
    at += chunk.length
  }
  const [width, height] = [reader.long(16), reader.long(20)]
  if (!seen.has('IDAT') || width === 0 || height === 0) throw new PictureError('no pixels')
  return { bytes: Buffer.concat(chunks), width, height }
}
