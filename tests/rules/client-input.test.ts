import { describe, expect, test } from 'vitest'
import { identitySchema } from '@/lib/client-files/schema'
import { newClientSchema } from '@/lib/learners/schema'
import { officeRemovalInput, restorationInput } from '@/lib/removals/schema'

const wrong = {
  firstName: 'Élise',
  lastName: 'http://x.fr',
  birthOn: '31/02/2001',
  phone: '12',
  postcode: '?',
  city: '',
}
const rest = { addressLine1: '', addressLine2: '', country: 'FR', email: 'sans-arobase' }
const children = { childFirstName0: '', childLastName0: '', childBirthOn0: '14/03/2015', childFirstName1: 'Noé' }
const id = '00000000-0000-4000-8000-000000000000'

type Parsed = { success: boolean; error?: { issues: { path: PropertyKey[] }[] } }
const wrongFields = ({ error }: Parsed) => [...new Set(error?.issues.map(({ path }) => String(path[0])))].sort()

describe('[2.A3] what the office types of a client', () => {
  test('says every wrong field in one pass, whichever other is wrong too', () => {
    expect(wrongFields(newClientSchema.safeParse({ ...wrong, ...rest, ...children }))).toEqual([
      'birthOn',
      'childBirthOn1',
      'childFirstName0',
      'email',
      'lastName',
      'phone',
      'postcode',
    ])
    const given = { dossier: id, ...wrong, ...rest }
    expect(wrongFields(identitySchema.safeParse(given))).toEqual(['birthOn', 'email', 'lastName', 'phone', 'postcode'])
    const regained = { file: id, ...wrong, ...rest }
    expect(wrongFields(restorationInput.safeParse(regained))).toEqual(['birthOn', 'email', 'phone', 'postcode'])
  })

  test('[2.A6] a removal is confirmed by a tick, as the member’s own is', () => {
    const asked = { file: id, reason: 'Demande par courrier' }
    expect(wrongFields(officeRemovalInput.safeParse(asked))).toEqual(['understood'])
    expect(officeRemovalInput.safeParse({ ...asked, understood: 'on' }).success).toBe(true)
  })
})
