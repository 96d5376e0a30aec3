import { describe, expect, test } from 'vitest'
import { giftInput, voucherFilterInput, voucherUseInput } from '@/lib/gifts/schema'

const typed = {
  line: '019f0000-0000-7000-8000-000000000001',
  recipientName: ' Zoé Martin ',
  recipientEmail: ' Zoe@Exemple.example ',
  message: 'Chante !\nClaire',
  sendOn: '24/12/2026',
}
const errorsOf = (given: Partial<typeof typed>) => {
  const parsed = giftInput.safeParse({ ...typed, ...given })
  return parsed.success ? null : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('[1.C7] [6.S5] what a buyer writes of a gift', () => {
  test('is cleaned, and a day of the calendar', () => {
    expect(giftInput.parse(typed)).toMatchObject({
      recipientName: 'Zoé Martin',
      recipientEmail: 'zoe@exemple.example',
      sendOn: '2026-12-24',
    })
    expect(errorsOf({ recipientEmail: '', message: '' })).toBeNull()
  })

  test.each([
    ['recipientName', '', 'name_missing'],
    ['recipientName', 'gagnez-sur.example', 'name'],
    ['recipientName', '<b>Zoé</b>', 'name'],
    ['recipientEmail', 'zoe', 'email'],
    ['recipientEmail', 'zoe@exemple.example, paul@exemple.example', 'email'],
    ['message', 'Cliquez sur https://gagnez.example', 'message_link'],
    ['message', 'a'.repeat(401), 'message_too_long'],
    ['sendOn', '', 'day_missing'],
    ['sendOn', '31/02/2027', 'day'],
  ])('%s « %s »', (field, value, expected) => {
    expect(errorsOf({ [field]: value })?.[0]).toBe(`${field}: gifts.fields.${expected}`)
  })
})

test('[6.S5] the addresses of the office take anything, and keep what makes sense', () => {
  expect(voucherFilterInput.parse({ q: ['a', 'b'], etat: 'volé' })).toEqual({ search: '', state: null })
  expect(voucherFilterInput.parse({ q: ' zoé ', etat: 'used' })).toEqual({ search: 'zoé', state: 'used' })
  expect(voucherUseInput.parse({ dossier: 'douze' })).toEqual({ q: '', dossier: null })
})
