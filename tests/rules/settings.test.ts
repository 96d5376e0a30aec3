import { describe, expect, test } from 'vitest'
import { contrastOf, darkPalette, lightPalette } from '@/lib/core/colours'
import {
  applyPatch,
  checkNewTerms,
  checkPage,
  checkPictureCount,
  checkSettings,
  checkWithdrawal,
  compareTerms,
  freeHues,
  isFreeHue,
  listChanges,
  listPlacedPhotos,
} from '@/lib/settings/rules'
import { settingsSections } from '@/lib/settings/schema'
import type { Decided, LiveThings, StructurePatch } from '@/lib/settings/types'
import { ledgerAccounts } from '@/lib/structures/types'
import messages from '@/messages/fr'
import { testSettings } from '../factories/structure'

const before: Decided = { name: 'École', tagline: 'de musique', accentHue: 345, logoId: null, settings: testSettings }
const nothing: LiveThings = { shop: 0, memberships: 0, lessons: 0, courses: 0, gifts: 0, workshops: 0, messages: 0 }
const check = (patch: StructurePatch, given: { revision?: number; live?: Partial<LiveThings> } = {}) =>
  checkSettings({
    seenRevision: 3,
    revision: given.revision ?? 3,
    before,
    after: applyPatch(before, patch),
    live: { ...nothing, ...given.live },
    currency: 'EUR',
  })

describe('[2.F3] what an admin decides', () => {
  test('changes what it names and nothing else: objects in part, lists whole', () => {
    const after = applyPatch(before, { settings: { money: { bank: { name: 'Autre' } }, currencies: ['CAD'] } })
    expect(after.settings.money.bank).toEqual({ ...testSettings.money.bank, name: 'Autre' })
    expect(after.settings.money.cheques).toEqual(testSettings.money.cheques)
    expect(after.settings.currencies).toEqual(['CAD'])
    expect(listChanges(before, after)).toEqual([
      ['settings.money.bank.name', testSettings.money.bank.name, 'Autre'],
      ['settings.currencies', ['EUR'], ['CAD']],
    ])
    expect(listChanges(before, applyPatch(before, {}))).toEqual([])
  })

  test('has a name in the journal, whatever changes [2.F2]', () => {
    const fields: Record<string, string> = messages.journal.fields
    const leaves = (value: unknown, path: string): string[] =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}_${key}` : key))
        : [path]
    const unnamed = leaves(before, '').filter((path) => !path.startsWith('settings_money_accounts') && !fields[path])
    expect(unnamed).toEqual([])
  })

  test.each([
    ['settings_changed', { name: 'Autre' }, { revision: 4 }],
    ['accent_too_near', { accentHue: 30 }, {}],
    ['late_after_notice', { settings: { lateExceptions: { untilHours: 24 } } }, {}],
    ['vat_without_rate', { settings: { money: { invoices: { taxMention: 'vat' } } } }, {}],
    ['currency_main', { settings: { currencies: ['CAD'] } }, {}],
    ['module_in_use', { settings: { modules: ['shop', 'memberships', 'lessons', 'courses'] } }, { live: { gifts: 2 } }],
    ['module_needs_shop', { settings: { modules: ['lessons', 'gifts'] } }, {}],
  ] as const)('is refused: %s', (refusal, patch, given) => {
    expect(check(patch as unknown as StructurePatch, given)).toMatchObject({ ok: false, refusal })
  })

  test.each([
    ['another hue, away from what already says something', { accentHue: 240 }],
    [
      'no late cancellation at all, whatever their delay',
      { settings: { lateExceptions: { perPass: 0, untilHours: 24 } } },
    ],
    ['no module, when nothing is under way', { settings: { modules: [] } }],
  ] as const)('is kept: %s', (_, patch) => {
    expect(check(patch as unknown as StructurePatch)).toEqual({ ok: true })
  })

  test('every accent proposed reads well in both themes, and none looks like an alert', () => {
    expect(freeHues.length).toBeGreaterThan(20)
    expect([0, 27, 75, 155, 190].map(isFreeHue)).toEqual([false, false, false, false, false])
    for (const hue of freeHues)
      for (const { accent, accentInk, surface } of [lightPalette(hue, 0.125), darkPalette(hue, 0.125)]) {
        expect(contrastOf(accent, surface), `${hue}`).toBeGreaterThanOrEqual(4.5)
        expect(contrastOf(accentInk, accent), `${hue}`).toBeGreaterThanOrEqual(4.5)
      }
  })
})

describe('[2.F3] what is typed in the settings', () => {
  const money = {
    ...{ revision: '0', holder: 'A', bank: 'B', bic: 'AGRIFRPP', payee: 'A', activation: 'all', taxMention: 'vat' },
    ...{ chequeLine1: '1 rue', chequePostcode: '75011', chequeCity: 'Paris', vatPerMille: '200', giftMonths: '6' },
    ...Object.fromEntries(ledgerAccounts.map((name) => [`account_${name}`, '411 000'])),
    ...{ cardOrderMinutes: '30', waitingDays: '21', reminderDays: '5', graceDays: '7', siret: '' },
  }
  test.each([
    ['FR76 3000 6000 0112 3456 7890 189', true],
    ['be68 5390 0754 7034', true],
    ['FR76 3000 6000 0112 3456 7890 188', false],
    ['pas un iban', false],
  ])('the IBAN %s is one: %s', (iban, ok) => {
    expect(settingsSections.argent.safeParse({ ...money, iban }).success).toBe(ok)
  })

  test.each([
    ['706 100 a', '706100A'],
    ['12', null],
    ['7061-00', null],
  ])('[1.H11] the account %s is %s', (typed, stored) => {
    const iban = 'FR76 3000 6000 0112 3456 7890 189'
    const read = settingsSections.argent.safeParse({ ...money, iban, account_sales: typed })
    const accounts = read.data?.patch.settings?.money?.accounts
    expect(accounts && [accounts.sales, accounts.clients]).toEqual(stored === null ? undefined : [stored, '411000'])
  })

  test('one box ticked, several, none', () => {
    const modulesOf = (modules?: string | string[]) =>
      settingsSections.modules.parse({ revision: '1', modules }).patch.settings?.modules
    expect([modulesOf(), modulesOf('shop'), modulesOf(['gifts', 'shop'])]).toEqual([[], ['shop'], ['shop', 'gifts']])
  })
})

describe('[6.L3] a new version of the terms', () => {
  const newest = { version: 2, body: '## 1\n\nUn.', inForceFrom: '2026-01-01' }
  const facts = { body: '## 1\n\nDeux.', inForceFrom: '2026-11-22', today: '2026-11-21', seenVersion: 2, newest }
  test.each([
    ['kept from tomorrow', facts, { ok: true }],
    ['not from today', { ...facts, inForceFrom: '2026-11-21' }, { ok: false, refusal: 'terms_too_soon' }],
    [
      'not before the one that waits',
      { ...facts, newest: { ...newest, inForceFrom: '2026-12-01' } },
      { ok: false, refusal: 'terms_too_soon' },
    ],
    ['not the same text', { ...facts, body: `${newest.body}\n` }, { ok: false, refusal: 'terms_unchanged' }],
    ['not over one that wasn’t seen', { ...facts, seenVersion: 1 }, { ok: false, refusal: 'terms_changed' }],
  ])('%s', (_, given, verdict) => {
    expect(checkNewTerms(given)).toEqual(verdict)
  })

  test('is taken back until its day', () => {
    expect(checkWithdrawal({ inForceFrom: '2026-11-22' }, '2026-11-21')).toEqual({ ok: true })
    expect(checkWithdrawal({ inForceFrom: '2026-11-21' }, '2026-11-21')).toMatchObject({ refusal: 'terms_in_force' })
  })

  test('is compared paragraph by paragraph', () => {
    expect(compareTerms('a\n\nb\n\nc', 'a\n\nx\n\nc\n\nd').map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'same a',
      'removed b',
      'added x',
      'same c',
      'added d',
    ])
  })
})

describe('[2.F3] the public pages and their pictures', () => {
  const photo = '00000000-0000-4000-8000-000000000000'
  const facts = { seen: 2, revision: 2, photos: [photo], known: [photo] }
  test.each([
    ['over what was seen, with pictures that are there', facts, { ok: true }],
    ['never over a change that wasn’t seen', { ...facts, revision: 3 }, { ok: false, refusal: 'page_changed' }],
    ['never with a picture that is gone', { ...facts, known: [] }, { ok: false, refusal: 'photo_unknown' }],
  ])('a page is written %s', (_, given, verdict) => {
    expect(checkPage(given)).toEqual(verdict)
  })

  test('the pictures of the house aren’t the structure’s own', () => {
    expect(
      listPlacedPhotos([
        { kind: 'hero', title: 'A', lead: 'B', picture: 'stage' },
        { kind: 'picture', picture: photo, alt: 'Un lieu' },
        { kind: 'teachers', title: 'C' },
      ]),
    ).toEqual([photo])
  })

  test('two hundred pictures and no more', () => {
    expect([199, 200].map((held) => checkPictureCount(held).ok)).toEqual([true, false])
    expect(checkPictureCount(200)).toMatchObject({ refusal: 'picture_too_many' })
  })
})
