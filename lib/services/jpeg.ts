import 'server-only'
import { ByteReader, mostPieces, type Picture, PictureError } from './image'

const marker = { start: 0xd8, end: 0xd9, scan: 0xda, jfif: 0xe0, exif: 0xe1, adobe: 0xee } as const
/** Baseline, extended and progressive: what browsers show. */
const frames: readonly number[] = [0xc0, 0xc1, 0xc2]
/** Tables of the pixels: DHT, DQT, DRI. */
const tables: readonly number[] = [0xc4, 0xdb, 0xdd]
/** Comments, and whatever cameras and programs add: APP0 to APP15. */
const isRemark = (code: number) => code === 0xfe || (code >= 0xe0 && code <= 0xef)

type Segment = { code: number; at: number; length: number }

/** A picture without its metadata: comments, thumbnail, place, camera, colour profile, and all that follows its end. */
export function cleanJpeg(bytes: Uint8Array): Picture {
  const reader = new ByteReader(bytes)
  if (reader.word(0) !== 0xff00 + marker.start) throw new PictureError('no start')
  const kept: Uint8Array[] = []
  let size: { width: number; height: number } | undefined
  let orientation = 1
  let hasScan = false
  let at = 2
  for (let count = 0; ; count++) {
    if (count > mostPieces) throw new PictureError('too many pieces')
    const segment = readSegment(reader, at)
    if (segment.code === marker.end) break
    at = segment.at + segment.length
    if (segment.code === marker.exif) orientation = findOrientation(reader, segment) ?? orientation
    else if (frames.includes(segment.code)) {
      if (size) throw new PictureError('two frames')
      size = readFrame(reader, segment)
      kept.push(whole(reader, segment))
    } else if (segment.code === marker.scan) {
      if (!size) throw new PictureError('pixels before their frame')
      hasScan = true
      const end = findScanEnd(bytes, at)
      kept.push(whole(reader, segment), bytes.subarray(at, end))
      at = end
    } else if (tables.includes(segment.code) || isAdobe(reader, segment)) kept.push(whole(reader, segment))
    else if (!isRemark(segment.code)) throw new PictureError('unknown segment')
  }
  if (!size || !hasScan) throw new PictureError('no pixels')
  return { bytes: write(kept, orientation), ...size }
}

/** @returns where the content of the segment at `at` begins, after its two bytes of length, and how long it is */
function readSegment(reader: ByteReader, start: number): Segment {
  let at = start
  if (reader.byte(at) !== 0xff) throw new PictureError('no marker')
  while (reader.byte(at + 1) === 0xff) at += 1
  const code = reader.byte(at + 1)
  if (code === marker.end) return { code, at: at + 2, length: 0 }
  const length = reader.word(at + 2) - 2
  if (length < 0) throw new PictureError('a length below nothing')
  reader.slice(at + 4, length)
  return { code, at: at + 4, length }
}

/** The segment again, with its marker and its length. */
function whole(reader: ByteReader, { code, at, length }: Segment): Uint8Array {
  return Uint8Array.from([0xff, code, (length + 2) >> 8, (length + 2) & 0xff, ...reader.slice(at, length)])
}

function readFrame(reader: ByteReader, { at }: Segment): { width: number; height: number } {
  const [height, width] = [reader.word(at + 1), reader.word(at + 3)]
  if (height === 0 || width === 0 || ![1, 3, 4].includes(reader.byte(at + 5))) throw new PictureError('no size')
  return { width, height }
}

/** Pixels run until the next marker; FF 00 is a pixel's own FF, D0 to D7 are pauses between pixels. */
function findScanEnd(bytes: Uint8Array, start: number): number {
  for (let at = start; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1]!
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  throw new PictureError('ends too early')
}

/** How the colours of some programs' pictures are mixed: without it they show wrong. */
const isAdobe = (reader: ByteReader, { code, at, length }: Segment) =>
  code === marker.adobe && length === 12 && reader.text(at, 5) === 'Adobe'

/** Which way up a telephone held the picture, 1 to 8: the one thing kept of its metadata. */
function findOrientation(reader: ByteReader, { at, length }: Segment): number | null {
  if (length < 14 || reader.text(at, 6) !== 'Exif\0\0') return null
  const exif = new ByteReader(reader.slice(at + 6, length - 6))
  const isLittle = exif.text(0, 2) === 'II'
  const first = exif.long(4, isLittle)
  if (first + 2 > exif.bytes.length) return null
  const count = exif.word(first, isLittle)
  for (let entry = first + 2; entry < first + 2 + count * 12 && entry + 10 <= exif.bytes.length; entry += 12) {
    const value = exif.word(entry + 8, isLittle)
    if (exif.word(entry, isLittle) === 0x0112) return value >= 1 && value <= 8 ? value : null
  }
  return null
}

const orientationSegment = (orientation: number) => [
  ...[0xff, marker.exif, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1],
  ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
]

function write(kept: readonly Uint8Array[], orientation: number): Uint8Array {
  const start = [0xff, marker.start, ...(orientation === 1 ? [] : orientationSegment(orientation))]
  return Buffer.concat([Uint8Array.from(start), ...kept, Uint8Array.of(0xff, marker.end)])
}
