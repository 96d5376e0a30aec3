import 'server-only'
import { ByteReader, mostPieces, type Picture, PictureError } from './image'

/*
 * HEIC, what an iPhone takes: boxes in boxes (ISO/IEC 14496-12). What says where and when a picture was taken are items of
 * their own ('Exif', and 'mime' for XMP): their bytes are blanked where they lie, and nothing else moves ([6.S7]).
 */
type Box = { type: string; start: number; end: number }

function* boxesIn(reader: ByteReader, from: number, to: number): Generator<Box> {
  let at = from
  for (let count = 0; at + 8 <= to; count += 1) {
    if (count > mostPieces) throw new PictureError('too many boxes')
    const size = reader.long(at)
    // 0: to the end; 1: a size of 64 bits, whose upper half no picture needs.
    const isLong = size === 1
    const length = isLong ? reader.long(at + 12) : size === 0 ? to - at : size
    const head = isLong ? 16 : 8
    if (length < head || at + length > to) throw new PictureError('a box ends outside')
    yield { type: reader.text(at + 4, 4), start: at + head, end: at + length }
    at += length
  }
}

function findBox(reader: ByteReader, { start, end }: Omit<Box, 'type'>, type: string): Box {
  for (const box of boxesIn(reader, start, end)) if (box.type === type) return box
  throw new PictureError(`no ${type}`)
}

/** The items that describe the picture rather than show it. */
function listPrivateItems(reader: ByteReader, iinf: Box): Set<number> {
  const entries = iinf.start + (reader.byte(iinf.start) === 0 ? 6 : 8)
  const items = new Set<number>()
  for (const { type, start } of boxesIn(reader, entries, iinf.end)) {
    const version = reader.byte(start)
    if (type !== 'infe' || version < 2) continue
    const isWide = version === 3
    const id = isWide ? reader.long(start + 4) : reader.word(start + 4)
    const kind = reader.text(start + (isWide ? 10 : 8), 4)
    if (kind === 'Exif' || kind === 'mime' || kind === 'uri ') items.add(id)
  }
  return items
}

type Extent = { item: number; isInside: boolean; offset: number; length: number }

/** A number of 0, 4 or 8 bytes, as the header of the table of places says. */
function readSized(reader: ByteReader, at: number, size: number): number {
  if (size === 0) return 0
  if (size !== 4 && size !== 8) throw new PictureError('a strange size')
  if (size === 8 && reader.long(at) !== 0) throw new PictureError('too far')
  return reader.long(at + size - 4)
}

/** Where each item's bytes lie: in the file, or in the box that the table of places stands beside. */
function* extentsIn(reader: ByteReader, iloc: Box): Generator<Extent> {
  const version = reader.byte(iloc.start)
  const sizes = reader.word(iloc.start + 4)
  const [offsetSize, lengthSize] = [sizes >> 12, (sizes >> 8) & 15]
  const [baseSize, indexSize] = [(sizes >> 4) & 15, version === 0 ? 0 : sizes & 15]
  const isWide = version === 2
  const count = isWide ? reader.long(iloc.start + 6) : reader.word(iloc.start + 6)
  if (count > mostPieces) throw new PictureError('too many items')
  let at = iloc.start + (isWide ? 10 : 8)
  for (let rank = 0; rank < count; rank += 1) {
    const item = isWide ? reader.long(at) : reader.word(at)
    at += isWide ? 4 : 2
    const method = version === 0 ? 0 : reader.word(at) & 15
    if (version > 0) at += 2
    at += 2
    const base = readSized(reader, at, baseSize)
    at += baseSize
    const extents = reader.word(at)
    at += 2
    for (let extent = 0; extent < extents; extent += 1) {
      at += indexSize
      const offset = base + readSized(reader, at, offsetSize)
      const length = readSized(reader, at + offsetSize, lengthSize)
      at += offsetSize + lengthSize
      yield { item, isInside: method === 1, offset, length }
    }
  }
}

/** The largest picture in it: the others are its thumbnail and its tiles. */
function measure(reader: ByteReader, meta: Omit<Box, 'type'>): { width: number; height: number } {
  const properties = findBox(reader, findBox(reader, meta, 'iprp'), 'ipco')
  let largest = { width: 0, height: 0 }
  for (const { type, start } of boxesIn(reader, properties.start, properties.end)) {
    if (type !== 'ispe') continue
    const [width, height] = [reader.long(start + 4), reader.long(start + 8)]
    if (width * height > largest.width * largest.height) largest = { width, height }
  }
  if (largest.width === 0) throw new PictureError('no size')
  return largest
}

/** The same picture without what says where, when and by whom it was taken. */
export function cleanHeic(bytes: Uint8Array): Picture {
  const reader = new ByteReader(bytes)
  const { start, end } = findBox(reader, { start: 0, end: bytes.length }, 'meta')
  const meta = { start: start + 4, end }
  const size = measure(reader, meta)
  const items = listPrivateItems(reader, findBox(reader, meta, 'iinf'))
  const clean = Uint8Array.from(bytes)
  if (items.size === 0) return { bytes: clean, ...size }
  const boxes = [...boxesIn(reader, meta.start, meta.end)]
  const inside = boxes.find(({ type }) => type === 'idat')?.start
  for (const { item, isInside, offset, length } of extentsIn(reader, findBox(reader, meta, 'iloc'))) {
    if (!items.has(item)) continue
    const from = isInside ? (inside ?? bytes.length) + offset : offset
    if (length === 0 || from + length > bytes.length) throw new PictureError('an item lies outside')
    clean.fill(0, from, from + length)
  }
  return { bytes: clean, ...size }
}
