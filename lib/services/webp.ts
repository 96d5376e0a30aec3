import 'server-only'
import { ByteReader, mostPieces, type Picture, PictureError } from './image'

/** What shows one still picture: its header, its transparency, its pixels. Profiles, places, texts and moving pictures aren't copied. */
const kept = new Set(['VP8X', 'ALPH', 'VP8 ', 'VP8L'])
const dropped = new Set(['ICCP', 'EXIF', 'XMP '])
/** Of VP8X's flags, the one that stays: there is transparency. */
const hasAlpha = 0x10

/** A picture without its metadata, chunk by chunk (RIFF); what follows its end isn't copied. */
export function cleanWebp(bytes: Uint8Array): Picture {
  const reader = new ByteReader(bytes)
  if (reader.text(0, 4) !== 'RIFF' || reader.text(8, 4) !== 'WEBP') throw new PictureError('no signature')
  const end = Math.min(bytes.length, reader.long(4, true) + 8)
  const chunks: Uint8Array[] = []
  let size: { width: number; height: number } | undefined
  for (let at = 12, count = 0; at + 8 <= end; count++) {
    if (count > mostPieces) throw new PictureError('too many pieces')
    const type = reader.text(at, 4)
    const length = reader.long(at + 4, true)
    const chunk = Uint8Array.from(reader.slice(at, 8 + length))
    if (kept.has(type)) {
      if (type === 'VP8X') chunk[8] = chunk[8]! & hasAlpha
      else if (type !== 'ALPH') size = readSize(new ByteReader(chunk), type)
      chunks.push(chunk, new Uint8Array(length % 2))
    } else if (!dropped.has(type)) throw new PictureError('an unknown chunk')
    at += 8 + length + (length % 2)
  }
  if (!size || size.width === 0 || size.height === 0) throw new PictureError('no pixels')
  return { bytes: write(chunks), ...size }
}

/** The size that the pixels themselves say, 14 bits each way, whichever of the two codings they have. */
function readSize(chunk: ByteReader, type: string): { width: number; height: number } {
  if (type === 'VP8 ') {
    if (chunk.text(11, 3) !== '\x9d\x01\x2a') throw new PictureError('no frame')
    return { width: chunk.word(14, true) & 0x3fff, height: chunk.word(16, true) & 0x3fff }
  }
  if (chunk.byte(8) !== 0x2f) throw new PictureError('no frame')
  const bits = chunk.long(9, true)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

function write(chunks: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat([Buffer.from('WEBP'), ...chunks])
  const head = Buffer.alloc(8)
  head.write('RIFF')
  head.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, content])
}
