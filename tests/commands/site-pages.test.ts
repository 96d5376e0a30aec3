import sharp from 'sharp'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { removePicture } from '@/lib/settings/commands/keep-pictures'
import { restorePage, writePage } from '@/lib/settings/commands/write-page'
import { sendPicture } from '@/lib/settings/flows'
import { findDeskPage } from '@/lib/settings/queries'
import { readPictureForm } from '@/lib/settings/schema'
import { findPicture, listPictures } from '@/lib/site/queries'
import type { Block } from '@/lib/site/types'
import { makeSitePage } from '../factories/site-page'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

await createTestDatabase()

let structure: TestStructure
let admin: TestStaff

beforeEach(async () => {
  structure = await makeStructure(db())
  admin = await makeStaff(db(), structure)
})

const drawn = () => sharp({ create: { width: 40, height: 30, channels: 3, background: '#146' } })
const secret = { exif: { IFD0: { Copyright: 'Prise au 28 rue des Lilas' } } }
const alt = 'Un carré bleu'

describe('[2.F3] [6.S7] a picture of the public pages', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('is kept without what is hidden in it: %s', async (format) => {
    const bytes = await drawn().withMetadata(secret).toFormat(format).toBuffer()
    expect(bytes.includes('Lilas')).toBe(true)
    const sent = await sendPicture(admin.actor, { alt, bytes })
    const again = await sendPicture(admin.actor, { alt: 'Autrement', bytes })
    expect(again, 'the same picture is one').toEqual(sent)
    const [picture, ...others] = await listPictures(structure.id)
    expect(picture).toMatchObject({ alt: 'Autrement', width: 40, height: 30 })
    expect(others).toEqual([])
    const kept = (await findPicture(structure.id, picture!.id))!
    expect(kept.mediaType).toBe(`image/${format}`)
    expect(Buffer.from(kept.bytes).includes('Lilas')).toBe(false)
    const read = await sharp(kept.bytes).metadata()
    expect(read).toMatchObject({ format, width: 40, height: 30 })
    expect(read.exif).toBeUndefined()
  })

  test.each([
    ['picture_kind', async () => Buffer.from('<svg onload="alert(1)"/>')],
    ['picture_damaged', async () => (await drawn().png().toBuffer()).subarray(0, 60)],
    ['picture_damaged', async () => Buffer.from('RIFF....WEBPANIM....', 'latin1')],
    ['picture_too_heavy', async () => Buffer.alloc(5_000_001, 0xff)],
    [
      'picture_too_large',
      async () =>
        sharp({ create: { width: 6_001, height: 1, channels: 3, background: '#fff' } })
          .png()
          .toBuffer(),
    ],
  ] as const)('is refused: %s', async (refusal, make) => {
    expect(await sendPicture(admin.actor, { alt, bytes: await make() })).toMatchObject({ ok: false, refusal })
    expect(await listPictures(structure.id)).toEqual([])
  })

  test('comes with its words: picture_missing, alt_missing', async () => {
    const form = new FormData()
    expect(await readPictureForm(form)).toMatchObject({ refusal: 'picture_missing' })
    form.set('picture', new File([Buffer.from('x')], 'x.png'))
    expect(await readPictureForm(form)).toMatchObject({ refusal: 'alt_missing' })
  })
})

describe('[2.F3] the text of a public page', () => {
  const before: Block[] = [{ kind: 'hero', title: 'Avant', lead: 'Le début.' }]
  const page = (blocks: Block[]) => ({ slug: 'accueil', title: 'Accueil', description: 'Une école.', blocks })

  test('is written over what was seen, put back, and keeps its pictures', async () => {
    await makeSitePage(db(), structure, { blocks: before })
    const sent = await sendPicture(admin.actor, { alt, bytes: await drawn().png().toBuffer() })
    const photo = sent.ok ? sent.value.id : ''
    const after: Block[] = [...before, { kind: 'picture', picture: photo, alt }]
    expect(await restorePage(admin.actor, { slug: 'accueil', seen: 0 })).toMatchObject({
      refusal: 'nothing_to_restore',
    })
    expect(await writePage(admin.actor, { ...page(after), seen: 0 })).toMatchObject({ ok: true })
    expect(await writePage(admin.actor, { ...page(before), seen: 0 })).toMatchObject({ refusal: 'page_changed' })
    expect(await removePicture(admin.actor, photo)).toMatchObject({ refusal: 'picture_used' })
    expect((await findDeskPage(structure.id, 'accueil'))!).toMatchObject({ revision: 1, blocks: after })
    expect(await restorePage(admin.actor, { slug: 'accueil', seen: 1 })).toMatchObject({ ok: true })
    expect((await findDeskPage(structure.id, 'accueil'))!).toMatchObject({ revision: 2, blocks: before })
    expect(await removePicture(admin.actor, photo)).toMatchObject({ ok: true })
    expect(await removePicture(admin.actor, photo)).toMatchObject({ refusal: 'picture_unknown' })
    expect(await writePage(admin.actor, { ...page(after), seen: 2 })).toMatchObject({ refusal: 'photo_unknown' })
    expect(await restorePage(admin.actor, { slug: 'accueil', seen: 2 })).toMatchObject({ refusal: 'photo_unknown' })
    expect(await writePage(admin.actor, { ...page(before), slug: 'ailleurs', seen: 0 })).toMatchObject({
      refusal: 'page_unknown',
    })
  })
})
