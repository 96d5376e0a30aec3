const be = (value: number, bytes: number) => {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntBE(value, 0, bytes)
  return buffer
}
const box = (type: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts)
  return Buffer.concat([be(body.length + 8, 4), Buffer.from(type, 'latin1'), body])
}
const full = (type: string, version: number, ...parts: Buffer[]) => box(type, be(version, 1), be(0, 3), ...parts)
const item = (id: number, kind: string) =>
  full('infe', 2, be(id, 2), be(0, 2), Buffer.from(kind, 'latin1'), Buffer.from('\0', 'latin1'))

/** The boxes of a HEIC as a telephone writes them: a picture, and what says where it was taken, both in its data. */
export function makeHeic(exif: string, { width = 4_032, height = 3_024 } = {}): Uint8Array {
  const pixels = Buffer.from('pixels of the picture', 'latin1')
  const about = Buffer.from(exif, 'latin1')
  const ftyp = box('ftyp', Buffer.from('heic', 'latin1'), be(0, 4), Buffer.from('mif1heic', 'latin1'))
  const metaOf = (start: number) => {
    const place = (id: number, from: number, length: number) =>
      Buffer.concat([be(id, 2), be(0, 2), be(0, 2), be(1, 2), be(from, 4), be(length, 4)])
    const places = [place(1, start, pixels.length), place(2, start + pixels.length, about.length)]
    return full(
      'meta',
      0,
      full('iinf', 0, be(2, 2), item(1, 'hvc1'), item(2, 'Exif')),
      full('iloc', 1, be(0x4400, 2), be(2, 2), ...places),
      box('iprp', box('ipco', full('ispe', 0, be(width, 4), be(height, 4)))),
    )
  }
  const start = ftyp.length + metaOf(0).length + 8
  return Buffer.concat([ftyp, metaOf(start), box('mdat', pixels, about)])
}
