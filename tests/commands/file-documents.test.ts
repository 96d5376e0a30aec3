import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { auditJournal } from '@/db/views'
import { withdrawDocument } from '@/lib/documents/commands'
import { sendAttachment } from '@/lib/documents/flows'
import { findDocumentFile, listAttachments, listAttachmentsOfRequests } from '@/lib/documents/queries'
import { checkAttachment } from '@/lib/documents/rules'
import { mostAttachments, uploadLimits } from '@/lib/documents/types'
import { listRequestChoices } from '@/lib/pricing/queries/list-requests'
import { cleanHeic } from '@/lib/services/heic'
import { PictureError } from '@/lib/services/image'
import { makeDocument } from '../factories/document'
import { makeMember, type TestMember } from '../factories/member'
import { makeRateRequest } from '../factories/rate-request'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'
import { makeHeic } from '../support/heic'
import { makePdf } from '../support/proofs'

await createTestDatabase()

let structure: TestStructure
let member: TestMember
let other: TestMember
let organiser: TestStaff

beforeEach(async () => {
  structure = await makeStructure(db())
  member = await makeMember(db(), structure)
  other = await makeMember(db(), structure)
  organiser = await makeStaff(db(), structure, { role: 'organiser' })
})

const pdf = { name: 'certificat.pdf', bytes: makePdf() }
const sendAs = (actor: TestMember['actor'] | TestStaff['actor'], file = pdf, title = '') =>
  sendAttachment(actor, { clientFileId: member.clientFileId, title, file })
/** For a request of the reduced price, as its page sends it. */
const sendFor = (actor: TestMember['actor'] | TestStaff['actor'], requestId: string) =>
  sendAttachment(actor, { clientFileId: member.clientFileId, title: 'Deuxième page', requestId, file: pdf })
const listed = () => listAttachments(structure.id, member.clientFileId)

describe('[2.A10] documents of a request', () => {
  test('are shown with it and in the file, by both; one of another file’s request is nobody’s', async () => {
    const [requestId, othersId] = [await makeRateRequest(member), await makeRateRequest(other)]
    expect(await sendFor(member.actor, requestId)).toMatchObject({ ok: true })
    expect(await sendFor(organiser.actor, requestId)).toMatchObject({ ok: true })
    expect(await sendFor(member.actor, othersId)).toMatchObject({ refusal: 'not_found' })
    expect(await sendFor(organiser.actor, othersId)).toMatchObject({ refusal: 'not_found' })
    await sendAs(member.actor)
    expect((await listed()).map(({ request }) => request?.id ?? null)).toEqual([null, requestId, requestId])
    const byRequest = await listAttachmentsOfRequests(structure.id, [requestId, othersId])
    expect([...byRequest].map(([id, documents]) => [id, documents.length])).toEqual([[requestId, 2]])
    expect((await listed()).at(-1)).toMatchObject({ request: { learner: 'Claire' } })
    expect(await listRequestChoices(structure.id, member.clientFileId)).toMatchObject([{ id: requestId }])
  })
})

describe('[2.A10] documents of a file', () => {
  test('come from its holder or the office, and both read them; nobody else does', async () => {
    expect(await sendAs(member.actor)).toMatchObject({ ok: true })
    expect(await sendAs(organiser.actor, pdf, 'Autorisation\nparentale')).toMatchObject({ ok: true })
    const [fromOffice, fromMember] = await listed()
    expect(fromOffice).toMatchObject({ title: 'Autorisation parentale', isFromMember: false })
    expect(fromMember).toMatchObject({ title: 'certificat', fileName: 'certificat.pdf', isFromMember: true })
    const teacher = await makeStaff(db(), structure, { role: 'teacher' })
    const stranger = await makeStaff(db(), await makeStructure(db()))
    const readers = await Promise.all(
      [member, organiser, other, teacher, stranger].map(({ actor }) =>
        findDocumentFile(actor, fromOffice!.documentId).then(Boolean),
      ),
    )
    expect(readers).toEqual([true, true, false, false, false])
    expect(await sendAs(other.actor)).toMatchObject({ refusal: 'not_found' })
    expect(await sendAs(teacher.actor)).toMatchObject({ refusal: 'not_found' })
    expect(await sendAs(stranger.actor)).toMatchObject({ refusal: 'not_found' })
    const journal = await db().select().from(auditJournal).where(eq(auditJournal.clientFileId, member.clientFileId))
    expect(journal.map(({ operation }) => operation)).toEqual(['document.add', 'document.add'])
  })

  test('[6.S1] whoever sees files without their money reads no invoice in them', async () => {
    const owner = { structureId: structure.id, clientFileId: member.clientFileId }
    const invoice = await makeDocument(db(), owner, { fileName: 'Facture.pdf', bytes: Buffer.from('facture') })
    expect(await findDocumentFile(organiser.actor, invoice.id)).toBeNull()
  })

  test('are withdrawn by the office, or by whoever sent them; withdrawn, nobody reads them', async () => {
    await sendAs(organiser.actor)
    const [fromOffice] = await listed()
    expect(await withdrawDocument(member.actor, fromOffice!.id)).toMatchObject({ refusal: 'not_yours' })
    expect(await withdrawDocument(other.actor, fromOffice!.id)).toMatchObject({ refusal: 'not_found' })
    expect(await withdrawDocument(organiser.actor, fromOffice!.id)).toMatchObject({ ok: true })
    expect(await withdrawDocument(organiser.actor, fromOffice!.id)).toMatchObject({ ok: true })
    expect(await listed()).toEqual([])
    expect(await findDocumentFile(organiser.actor, fromOffice!.documentId)).toBeNull()
    await sendAs(member.actor)
    expect(await withdrawDocument(member.actor, (await listed())[0]!.id)).toMatchObject({ ok: true })
  })

  test('[2.A6] nothing is put in a file that ended', async () => {
    const ended = { status: 'deactivated', deactivatedAt: new Date('2026-01-01'), accountId: null } as const
    await db().update(clientFiles).set(ended).where(eq(clientFiles.id, member.clientFileId))
    expect(await sendAs(organiser.actor)).toMatchObject({ refusal: 'not_found' })
  })

  test('a file holds so many', () => {
    expect(checkAttachment(mostAttachments - 1)).toEqual({ ok: true })
    expect(checkAttachment(mostAttachments)).toMatchObject({ refusal: 'too_many_documents' })
  })
})

describe('[6.S7] what is sent', () => {
  const heic = makeHeic('Exif\0\0 48.8566 N')

  test.each([
    ['file_missing', '', new Uint8Array()],
    ['file_empty', 'vide.pdf', new Uint8Array()],
    ['file_kind', 'page.html', Buffer.from('<html>')],
    ['file_not_its_name', 'photo.jpg', makePdf()],
    ['file_damaged', 'coupe.pdf', makePdf().slice(0, 80)],
    ['file_active', 'programme.pdf', makePdf('9 0 obj << /JavaScript (x) >> endobj')],
    ['file_too_heavy', 'lourd.pdf', new Uint8Array(uploadLimits.bytes + 1)],
    ['file_too_large', 'grand.heic', makeHeic('x', { width: 100_000, height: 1_000 })],
  ])('is refused: %s', async (refusal, name, bytes) => {
    expect(await sendAs(member.actor, { name, bytes })).toMatchObject({ refusal })
  })

  test('a HEIC picture is kept whole, without where and when it was taken', async () => {
    expect(Buffer.from(heic).includes('48.8566')).toBe(true)
    expect(await sendAs(member.actor, { name: 'IMG_0001.HEIC', bytes: heic })).toMatchObject({ ok: true })
    const [kept] = await listed()
    const file = await findDocumentFile(member.actor, kept!.documentId)
    expect(file).toMatchObject({ mediaType: 'image/heic', fileName: 'IMG_0001.heic', byteCount: heic.length })
    const bytes = Buffer.from(file!.bytes)
    expect(bytes.includes('48.8566')).toBe(false)
    expect(bytes.includes('pixels of the picture')).toBe(true)
  })

  test('[6.S8] a HEIC cut or altered anywhere is refused or cleaned, and nothing else', () => {
    for (let at = 8; at < heic.length; at += 1) {
      const altered = Uint8Array.from(heic)
      altered[at] = altered[at]! ^ 0xff
      for (const bytes of [altered, heic.slice(0, at)]) {
        try {
          expect(cleanHeic(bytes).bytes.length).toBe(bytes.length)
        } catch (error) {
          expect(error).toBeInstanceOf(PictureError)
        }
      }
    }
  })
})
