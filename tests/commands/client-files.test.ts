import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { clientFiles, learners } from '@/db/schema/client-files'
import { updateProfile } from '@/lib/client-files/commands/update-profile'
import { getProfile } from '@/lib/client-files/queries/get-profile'
import { profileSchema } from '@/lib/client-files/schema'
import { makeMember } from '../factories/member'
import { makeStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

await createTestDatabase()
const zone = 'Europe/Paris'
const typed = {
  birthOn: '02/04/1981',
  addressLine1: '12 quai des Brumes',
  addressLine2: 'Bâtiment B',
  postcode: '69001',
  city: 'Lyon',
  phone: '06 12 34 56 78',
}

test('[1.B5] the profile is kept as typed, the telephone in E.164, the holder’s birth date with it', async () => {
  const structure = await makeStructure(db())
  const member = await makeMember(db(), structure)
  expect(await updateProfile(member.actor, zone, profileSchema.parse(typed))).toEqual({ ok: true, value: null })
  expect(await getProfile(member.actor)).toMatchObject({ ...typed, birthOn: '1981-04-02', phone: '+33612345678' })
  const [self] = await db().select().from(learners).where(eq(learners.id, member.learnerId))
  expect(self?.birthOn).toBe('1981-04-02')
})

test('[1.B5] e-mail and names don’t pass, whatever the form carries', async () => {
  const structure = await makeStructure(db())
  const member = await makeMember(db(), structure)
  const hostile = profileSchema.parse({
    ...typed,
    email: 'a@evil.example',
    firstName: 'Autre',
    accountId: 'x',
    number: 1,
  })
  await updateProfile(member.actor, zone, hostile)
  const [file] = await db().select().from(clientFiles).where(eq(clientFiles.id, member.clientFileId))
  expect(file).toMatchObject({ email: member.email, firstName: 'Claire', accountId: member.accountId })
  const [account] = await db().select().from(accounts).where(eq(accounts.id, member.accountId))
  expect(account?.email).toBe(member.email)
})

test('[1.B2] the holder of an account stays an adult', async () => {
  const structure = await makeStructure(db())
  const member = await makeMember(db(), structure)
  const child = profileSchema.parse({ ...typed, birthOn: '01/01/2020' })
  expect(await updateProfile(member.actor, zone, child)).toEqual({ ok: false, refusal: 'too_young' })
  expect((await getProfile(member.actor)).birthOn).toBe('1990-05-17')
})

test('[0.I9] a file of another structure isn’t mine', async () => {
  const structure = await makeStructure(db())
  const member = await makeMember(db(), structure)
  const other = await makeStructure(db())
  const stranger = { ...member.actor, structureId: other.id }
  await updateProfile(stranger, zone, profileSchema.parse(typed))
  expect((await getProfile(member.actor)).city).toBe('Paris')
  await expect(getProfile(stranger)).rejects.toThrow('no such client file')
})
