import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { readProof } from '@/lib/services/proof'
import { makePdf } from '../support/proofs'

const limits = { bytes: 1_000_000, pixels: 1_000_000 }
const read = (name: string, bytes: Uint8Array) => readProof({ name, bytes }, limits)
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

/** A picture with everything that a telephone writes into it. */
const photo = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#8a2b52' } })
    .withExif({
      IFD0: { Artist: 'Secret Artiste' },
      IFD3: { GPSLatitude: '48/1 51/1 0/1', GPSLatitudeRef: 'N' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret>Secret Xmp</secret></x:xmpmeta>')
    .withIccProfile('p3')

let jpeg: Buffer
let progressive: Buffer
let png: Buffer
beforeAll(async () => {
  jpeg = await photo().withMetadata({ orientation: 6 }).jpeg().toBuffer()
  progressive = await photo().jpeg({ progressive: true }).toBuffer()
  png = await photo().png().toBuffer()
})

const pixels = (bytes: Uint8Array) => sharp(bytes, { ignoreIcc: true }).removeAlpha().raw().toBuffer()

function accepted(name: string, bytes: Uint8Array) {
  const outcome = read(name, bytes)
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

const chunk = (type: string, data: Uint8Array) => {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

describe('[6.S7] a picture sent as a proof', () => {
  test.each(['jpeg', 'progressive', 'png'] as const)(
    '%s keeps its pixels and loses what it says of its maker',
    async (which) => {
      const before = { jpeg, progressive, png }[which]
      const { bytes, kind } = accepted(which === 'png' ? 'photo.png' : 'photo.jpg', before)
      expect(text(before)).toContain('Secret')
      expect(text(bytes)).not.toMatch(/Secret|GPS|ICC|xmp/i)
      expect(kind).toBe(which === 'png' ? 'png' : 'jpeg')
      const meta = await sharp(bytes).metadata()
      expect([meta.width, meta.height, meta.icc, meta.xmp]).toEqual([60, 40, undefined, undefined])
      expect(Buffer.compare(await pixels(bytes), await pixels(before))).toBe(0)
    },
  )
  test('a telephone’s picture still stands the right way up', async () => {
    const { orientation, exif } = await sharp(accepted('photo.jpg', jpeg).bytes).metadata()
    expect(orientation).toBe(6)
    expect(exif!.length).toBe(32)
    const upright = await photo().withMetadata({ orientation: 1 }).jpeg().toBuffer()
    expect((await sharp(accepted('photo.jpg', upright).bytes).metadata()).exif).toBeUndefined()
  })

  test('what hides behind its end, or between its pieces, is left out', async () => {
    const zip = Buffer.from('PK\u0003\u0004<script>alert(1)</script>')
    const comment = Buffer.concat([
      jpeg.subarray(0, 2),
      Buffer.from([0xff, 0xfe, 0, zip.length + 2]),
      zip,
      jpeg.subarray(2),
    ])
    const withText = Buffer.concat([
      png.subarray(0, 33),
      chunk('tEXt', zip),
      chunk('acTL', Buffer.alloc(8)),
      png.subarray(33),
    ])
    for (const [name, bytes] of [
      ['photo.jpg', Buffer.concat([jpeg, zip])],
      ['photo.jpg', comment],
      ['photo.png', Buffer.concat([png, zip])],
      ['photo.png', withText],
    ] as const) {
      const kept = accepted(name, bytes).bytes
      expect(text(kept)).not.toMatch(/PK|script|tEXt|acTL/)
      await expect(pixels(kept)).resolves.toBeTruthy()
    }
  })

  test('more pixels than anybody needs is refused from its header alone', () => {
    const huge = Buffer.from(jpeg)
    const frame = huge.indexOf(Buffer.from([0xff, 0xc0]))
    huge.writeUInt16BE(60_000, frame + 5)
    huge.writeUInt16BE(60_000, frame + 7)
    const header = Buffer.from(png.subarray(16, 29))
    header.writeUInt32BE(0x7fff_ffff, 0)
    const bomb = Buffer.concat([png.subarray(0, 8), chunk('IHDR', header), png.subarray(33)])
    expect(read('photo.jpg', huge)).toEqual({ ok: false, refusal: 'proof_too_large' })
    expect(read('photo.png', bomb)).toEqual({ ok: false, refusal: 'proof_too_large' })
  })

  test('a picture cut anywhere, or with a byte changed in a piece of a PNG, is damaged', () => {
    for (const whole of [jpeg, progressive, png]) {
      for (let at = 10; at < whole.length - 1; at += 7) {
        const name = whole === png ? 'photo.png' : 'photo.jpg'
        expect(read(name, whole.subarray(0, at))).toEqual({ ok: false, refusal: 'proof_damaged' })
      }
    }
    const altered = Buffer.from(png)
    altered[20]! ^= 1
    expect(read('photo.png', altered)).toEqual({ ok: false, refusal: 'proof_damaged' })
  })

  test('[6.S8] millions of empty pieces keep nobody waiting', () => {
    const many = (piece: Buffer) => Buffer.alloc(900_000 - (900_000 % piece.length), piece)
    const comments = many(Buffer.from([0xff, 0xfe, 0, 2]))
    const texts = many(chunk('tEXt', Buffer.alloc(0)))
    const damaged = { ok: false, refusal: 'proof_damaged' }
    expect(read('photo.jpg', Buffer.concat([jpeg.subarray(0, 2), comments, jpeg.subarray(2)]))).toEqual(damaged)
    expect(read('photo.png', Buffer.concat([png.subarray(0, 33), texts, png.subarray(33)]))).toEqual(damaged)
  })

  test('any bytes behind the right beginning give an answer, never an exception', () => {
    const starts = [jpeg.subarray(0, 4), png.subarray(0, 16), Buffer.from('%PDF-1.7\n')]
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), (start, rest) => {
        expect(typeof read('photo', Buffer.concat([start, rest])).ok).toBe('boolean')
      }),
      { numRuns: 2_000 },
    )
    fc.assert(
      fc.property(fc.constantFrom(jpeg, png), fc.nat(), fc.nat(255), (whole, at, byte) => {
        const changed = Buffer.from(whole)
        changed[at % whole.length] = byte
        expect(typeof read('photo', changed).ok).toBe('boolean')
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('[6.S7] what a file says it is', () => {
  test.each([
    ['carte.pdf', 'jpeg'],
    ['carte.png', 'jpeg'],
    ['carte.jpg', 'png'],
    ['carte.JPG.exe', 'jpeg'],
    ['carte.jpg', 'pdf'],
  ])('%s which is a %s', (name, kind) => {
    const bytes = kind === 'pdf' ? makePdf() : kind === 'png' ? png : jpeg
    expect(read(name, bytes)).toEqual({ ok: false, refusal: 'proof_not_its_name' })
  })

  test.each([
    ['PHOTO.JPEG', 'jpeg'],
    ['sans suffixe', 'jpeg'],
    ['../../etc/passwd', 'png'],
    ['Attestation été.pdf', 'pdf'],
  ])('%s which is a %s is taken for what it is', (name, kind) => {
    const bytes = kind === 'pdf' ? makePdf() : kind === 'png' ? png : jpeg
    expect(read(name, bytes)).toMatchObject({ ok: true, value: { kind } })
  })

  test.each([
    ['proof_missing', '', ''],
    ['proof_empty', 'vide.pdf', ''],
    ['proof_kind', 'page.html', '<html><script>alert(1)</script>'],
    ['proof_kind', 'carte.jpg', 'MZ\u0090\0 a program'],
    ['proof_kind', 'carte.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['proof_kind', 'lettre.docx', 'PK\u0003\u0004'],
    ['proof_kind', 'carte.gif', 'GIF89a'],
    ['proof_kind', 'carte.pdf', 'something before %PDF-1.7'],
    ['proof_heic', 'IMG_0001.HEIC', '\0\0\0\u0018ftypheic\0\0\0\0'],
  ])('%s: %s', (refusal, name, content) => {
    expect(read(name, Buffer.from(content, 'latin1'))).toEqual({ ok: false, refusal })
  })

  test('too heavy is said before anything is read', () => {
    expect(read('carte.pdf', new Uint8Array(limits.bytes + 1))).toEqual({ ok: false, refusal: 'proof_too_heavy' })
  })
})

describe('[6.S7] a PDF sent as a proof', () => {
  test('is kept as it came', () => {
    const bytes = makePdf()
    expect(accepted('carte.pdf', bytes).bytes).toBe(bytes)
    expect(read('carte.pdf', Buffer.concat([bytes, Buffer.from('\r\n\0\0')]))).toMatchObject({ ok: true })
  })

  test('that is cut, or that has another file behind its end, is damaged', () => {
    const bytes = makePdf()
    for (const wrong of [bytes.subarray(0, 200), Buffer.concat([bytes, Buffer.from('PK\u0003\u0004 another file')])])
      expect(read('carte.pdf', wrong)).toEqual({ ok: false, refusal: 'proof_damaged' })
  })

  test.each(['/JavaScript', '/Launch', '/EmbeddedFile', '/RichMedia'])('with %s is refused', (name) => {
    const bytes = makePdf(`4 0 obj << /S ${name} /JS (app.alert\\(1\\)) >> endobj`)
    expect(read('carte.pdf', bytes)).toEqual({ ok: false, refusal: 'proof_active' })
  })
})
